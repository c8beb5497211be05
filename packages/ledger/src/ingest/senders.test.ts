import { describe, expect, test } from 'vitest';
import { API_ENVELOPE_SOURCE, senderRegistrySchema, sendersOf, sentAs, tokenSender } from './senders.ts';

const senders = sendersOf({
  apiAccount: 'api',
  accounts: [
    { account: 'press', sources: ['desk', 'other'] },
    { account: 'local', sources: ['*'] },
  ],
});
const check = (account: string, envelopeSource: string, source: string) =>
  senders.check({ account, envelopeSource }, source);

describe('who may speak for a source', () => {
  test('an account may, for the sources it was given', () => {
    expect(check('press', 'desk', 'desk')).toEqual({ permitted: true });
    expect(check('press', 'third', 'third')).toEqual({
      permitted: false,
      reason: 'account press may speak for: desk, other',
    });
  });

  test('an account that stands in two entries may for the sources of both', () => {
    const accounts = ['desk', 'other'].map((source) => ({ account: 'press', sources: [source] }));
    const twice = sendersOf({ apiAccount: 'api', accounts });
    for (const source of ['desk', 'other']) {
      expect(twice.check({ account: 'press', envelopeSource: source }, source)).toEqual({ permitted: true });
    }
  });

  test('an account with a star may for any', () => {
    expect(check('local', 'third', 'third')).toEqual({ permitted: true });
  });

  test('an unknown account may for none', () => {
    expect(check('stranger', 'desk', 'desk')).toMatchObject({ permitted: false });
  });

  test('nobody may in an envelope of another source, be it their own', () => {
    expect(check('press', 'desk', 'other')).toMatchObject({ permitted: false });
    expect(check('local', 'desk', 'other')).toMatchObject({ permitted: false });
  });

  test('the API may for any, and nobody else in its name, not even with a star', () => {
    expect(check('api', API_ENVELOPE_SOURCE, 'desk')).toEqual({ permitted: true });
    expect(check('local', API_ENVELOPE_SOURCE, 'desk')).toMatchObject({ permitted: false });
    expect(check('local', API_ENVELOPE_SOURCE, API_ENVELOPE_SOURCE)).toMatchObject({ permitted: false });
  });
});

test('a sender’s name holds its account and its envelope source', () => {
  expect(senders.nameOf({ account: 'press', envelopeSource: 'desk' })).toBe('account:press/desk');
});

describe('the sender of what came by the API', () => {
  const token = tokenSender('0123456789abcdef');

  test('is the token it was sent for', () => {
    const envelope = { account: 'api', envelopeSource: API_ENVELOPE_SOURCE, resources: [token] };
    expect(senders.nameOf(envelope)).toBe('token:0123456789abcdef');
    expect(sentAs({ sender: token, source: 'desk' })).toBe('desk');
  });

  test.each([
    ['press', 'desk'],
    ['local', API_ENVELOPE_SOURCE],
    ['api', 'desk'],
  ])('is no token that account %s names in an envelope of %s', (account, envelopeSource) => {
    expect(senders.nameOf({ account, envelopeSource, resources: [token] })).toBe(
      `account:${account}/${envelopeSource}`,
    );
  });
});

describe('what is in quarantine was sent', () => {
  const sender = (account: string, envelopeSource: string) => senders.nameOf({ account, envelopeSource });

  test('as its envelope says, whatever it claims inside', () => {
    expect(sentAs({ sender: sender('press', 'desk'), source: 'other' })).toBe('desk');
    expect(sentAs({ sender: sender('press', 'a/b'), source: undefined })).toBe('a/b');
  });

  test('by a token holder of the claimed source, when the API put it on the bus', () => {
    expect(sentAs({ sender: sender('api', API_ENVELOPE_SOURCE), source: 'desk' })).toBe('desk');
  });

  test('by nobody known, when its envelope could not be read', () => {
    expect(sentAs({ sender: 'unknown', source: 'desk' })).toBeUndefined();
  });
});

test('a registry with a misspelt field is refused', () => {
  expect(senderRegistrySchema.safeParse({ apiAccount: 'a', accounts: [], acounts: [] }).success).toBe(false);
});
