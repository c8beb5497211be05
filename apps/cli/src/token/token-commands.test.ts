import { daySchema } from '@counterweight/domain/values';
import { readTokenText, recognizeToken, type Tokens } from '@counterweight/ledger';
import { createMemoryAdapter } from '@counterweight/ledger/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { type FakeCliEnvironment, fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';
import { type CreateTokenOptions, createToken, listTokens, revokeToken, suspendToken } from './token-commands.ts';

const nowMs = Date.parse('2026-03-10T12:00:00Z');
let tokens: Tokens;
let env: FakeCliEnvironment;
beforeEach(() => {
  tokens = createMemoryAdapter().tokens;
  env = environmentAt();
});

function environmentAt(atMs = nowMs): FakeCliEnvironment {
  return { ...fakeCliEnvironment(), now: () => atMs };
}

/** Creates a token and gives back its text. */
async function created(options: Partial<CreateTokenOptions> = {}, atMs = nowMs): Promise<string> {
  const own = environmentAt(atMs);
  await createToken(tokens, { name: 'desk', source: ['desk'], ...options }, own);
  return own.printed().trim();
}
const idOf = (text: string) => readTokenText(text)?.id ?? 'none';

describe('creating a token', () => {
  test('prints the token alone on stdout, and what it is on stderr without its secret', async () => {
    const options = { name: 'desk', source: ['desk', 'other', 'desk'], expires: daySchema.parse('2027-01-01') };
    expect(await createToken(tokens, options, env)).toBe(0);
    const text = env.printed().trim();
    expect(env.printed()).toBe(`${text}\n`);
    expect(await recognizeToken(text, { tokens, nowMs })).toMatchObject({
      known: true,
      grant: { name: 'desk', sources: ['desk', 'other'], expiresOn: '2027-01-01' },
    });
    expect(env.complained()).toContain(
      `Token ${idOf(text)} of desk may speak for: desk, other; it is refused from 2027-01-01 UTC on.`,
    );
    expect(env.complained()).not.toContain(readTokenText(text)?.secret);
  });

  test('is refused when it would have expired already', async () => {
    const expires = daySchema.parse('2026-03-10');
    await expect(createToken(tokens, { name: 'desk', source: ['desk'], expires }, env)).rejects.toThrow(
      '--expires 2026-03-10: allowed is a day after today, 2026-03-10 UTC',
    );
    expect(await tokens.list()).toEqual([]);
  });
});

describe('listing tokens', () => {
  test('says when there are none', async () => {
    await listTokens(tokens, {}, env);
    expect(env.printed()).toBe('There are no tokens.\n');
  });

  test('shows each, oldest first, with its sources and its state, and nothing secret', async () => {
    const [last, first, second] = [
      await created({ name: 'gone' }, nowMs + 2),
      await created({ name: 'all', source: ['*'] }, nowMs),
      await created({ name: 'short', source: ['a', 'b'], expires: daySchema.parse('2026-03-20') }, nowMs + 1),
    ];
    await revokeToken(tokens, idOf(last), { reason: 'left the desk' }, environmentAt());
    await listTokens(tokens, {}, env);
    const lines = env.printed().trimEnd().split('\n');
    expect(lines[0]).toMatch(/^id +name +sources +created +state$/);
    expect(lines[1]).toMatch(new RegExp(`^${idOf(first)} +all +any source +2026-03-10 +taken until 2027-03-10$`));
    expect(lines[2]).toMatch(new RegExp(`^${idOf(second)} +short +a, b +2026-03-10 +taken until 2026-03-20$`));
    expect(lines[3]).toMatch(new RegExp(`^${idOf(last)} +gone +desk +2026-03-10 +revoked 2026-03-10: left the desk$`));
  });

  test('as JSON leaves out the hash of the secret', async () => {
    const text = await created();
    await listTokens(tokens, { json: true }, env);
    expect(JSON.parse(env.printed())).toEqual({
      id: idOf(text),
      name: 'desk',
      sources: ['desk'],
      createdAt: '2026-03-10T12:00:00.000Z',
      expiresOn: '2027-03-10',
    });
  });

  test('shows that one has expired', async () => {
    await created({ expires: daySchema.parse('2026-03-11') });
    const later = environmentAt(Date.parse('2026-03-11T00:00:00Z'));
    await listTokens(tokens, {}, later);
    expect(later.printed()).toMatch(/expired 2026-03-11$/m);
  });
});

describe('revoking a token', () => {
  test('ends it at once, and says so', async () => {
    const text = await created();
    expect(await revokeToken(tokens, idOf(text), { reason: 'found in a log' }, env)).toBe(0);
    expect(env.printed()).toBe(`Token ${idOf(text)} of desk was revoked at 2026-03-10T12:00:00.000Z: found in a log\n`);
    expect(await recognizeToken(text, { tokens, nowMs })).toMatchObject({ known: false, why: 'revoked' });
  });

  test('a second time changes nothing and tells of the first', async () => {
    const id = idOf(await created());
    await revokeToken(tokens, id, { reason: 'found in a log' }, environmentAt());
    const later = environmentAt(nowMs + 1);
    await revokeToken(tokens, id, { reason: 'to be sure' }, later);
    expect(later.printed()).toBe(
      `Token ${id} of desk was already revoked at 2026-03-10T12:00:00.000Z: found in a log\n`,
    );
  });

  test('says how to find an id when there is none such', async () => {
    await expect(revokeToken(tokens, 'none', { reason: 'left' }, env)).rejects.toThrow(
      'no token has the id none; `cw token list` gives them',
    );
  });
});

describe('suspending a token', () => {
  test('refuses it until it is resumed, and the list says so meanwhile', async () => {
    const text = await created();
    await suspendToken(tokens, idOf(text), { reason: 'seen in a log' }, env);
    expect(await recognizeToken(text, { tokens, nowMs })).toMatchObject({ known: false, why: 'suspended' });
    const listed = environmentAt();
    await listTokens(tokens, {}, listed);
    expect(listed.printed()).toMatch(/suspended 2026-03-10: seen in a log$/m);
    await suspendToken(tokens, idOf(text), {}, env);
    expect(await recognizeToken(text, { tokens, nowMs })).toMatchObject({ known: true });
    expect(env.printed()).toBe(
      `Token ${idOf(text)} of desk is suspended since 2026-03-10T12:00:00.000Z: seen in a log\nToken ${idOf(text)} of desk is taken again\n`,
    );
  });

  test('does not bring back one that was revoked', async () => {
    const text = await created();
    await revokeToken(tokens, idOf(text), { reason: 'left' }, env);
    await expect(suspendToken(tokens, idOf(text), {}, env)).rejects.toThrow('for good');
    expect(await recognizeToken(text, { tokens, nowMs })).toMatchObject({ known: false, why: 'revoked' });
  });
});

test('a token ends after a year unless told otherwise', async () => {
  const [year, always] = [await created(), await created({ expires: 'never' })];
  const at = (day: string) => ({ tokens, nowMs: Date.parse(`${day}T00:00:00Z`) });
  expect(await recognizeToken(year, at('2027-03-09'))).toMatchObject({ known: true });
  expect(await recognizeToken(year, at('2027-03-10'))).toMatchObject({ known: false, why: 'expired' });
  expect(await recognizeToken(always, at('2090-01-01'))).toMatchObject({ known: true });
});

describe('the command line', () => {
  test.each([
    [['create', '--name', 'desk'], "'--source <slug>' not specified"],
    [
      ['create', '--name', 'The Desk', '--source', 'desk'],
      "argument 'The Desk' is invalid. Allowed is a lowercase slug",
    ],
    [['create', '--name', 'desk', '--source', 'a b'], 'Allowed is a lowercase slug'],
    [
      ['create', '--name', 'desk', '--source', 'desk', '--expires', 'soon'],
      'Allowed is a day such as 2027-01-01, or never.',
    ],
    [['revoke', 'some'], "'--reason <text>' not specified"],
    [['revoke', 'some', '--reason', ' '], 'Allowed are 1 to 200 characters.'],
  ])('%j is refused with what is wrong', async (args, message) => {
    expect(await runCw(['token', ...args], env)).toBe(2);
    expect(env.complained()).toContain(message);
  });
});
