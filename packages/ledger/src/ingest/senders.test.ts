import { describe, expect, test } from 'vitest';
import { API_ENVELOPE_SOURCE, senderRegistrySchema, sendersOf } from './senders.ts';

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

test('a registry with a misspelt field is refused', () => {
  expect(senderRegistrySchema.safeParse({ apiAccount: 'a', accounts: [], acounts: [] }).success).toBe(false);
});
