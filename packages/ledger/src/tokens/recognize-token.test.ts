import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { daySchema } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMemoryAdapter } from '../testing/memory/memory-adapter.ts';
import { mintToken } from './mint-token.ts';
import { recognizeToken } from './recognize-token.ts';
import { readTokenText, writeTokenText } from './token-text.ts';

const nowMs = Date.parse('2026-03-10T12:00:00Z');
const { tokens } = createMemoryAdapter();
const mint = (wish: { expiresOn?: string } = {}) => {
  const expires = wish.expiresOn === undefined ? {} : { expiresOn: daySchema.parse(wish.expiresOn) };
  return mintToken({ name: 'desk', sources: ['desk'], ...expires }, { tokens, nowMs });
};
const recognize = (text: string, at = nowMs) => recognizeToken(text, { tokens, nowMs: at });

/** The same token with the first character of its secret changed. */
function withWrongSecret(text: string): string {
  const parts = readTokenText(text);
  if (parts === undefined) throw new Error('no token');
  const first = parts.secret.startsWith('A') ? 'B' : 'A';
  return writeTokenText({ ...parts, secret: `${first}${parts.secret.slice(1)}` });
}

// What the code imported by name follows once the built-in module's names are synced.
beforeEach(() => {
  vi.spyOn(crypto, 'timingSafeEqual');
  syncBuiltinESMExports();
});

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

describe('a token', () => {
  test('is recognized with what it allows, and its secret is not in what is stored', async () => {
    const { text, grant } = await mint();
    expect(await recognize(text)).toEqual({ known: true, grant });
    expect(JSON.stringify(await tokens.list())).not.toContain(readTokenText(text)?.secret);
  });

  test('holds 256 bits that no other has', async () => {
    const [one, other] = [await mint(), await mint()].map(({ text }) => readTokenText(text));
    expect(Buffer.from(one?.secret ?? '', 'base64url')).toHaveLength(32);
    expect(one?.secret).not.toBe(other?.secret);
    expect(one?.id).not.toBe(other?.id);
  });

  test('is refused with a wrong secret, after a comparison in constant time', async () => {
    const { text } = await mint();
    expect(await recognize(withWrongSecret(text))).toEqual({ known: false, why: 'unknown' });
    expect(crypto.timingSafeEqual).toHaveBeenCalledTimes(1);
  });

  test('is refused once it is revoked, and the moment is told', async () => {
    const { text, grant } = await mint();
    await tokens.revoke(grant.id, { at: '2026-03-10T11:00:00.000Z', reason: 'left' });
    expect(await recognize(text)).toEqual({ known: false, why: 'revoked', at: '2026-03-10T11:00:00.000Z' });
  });

  test('is refused while it is suspended, and the moment is told', async () => {
    const { text, grant } = await mint();
    await tokens.suspend(grant.id, { at: '2026-03-10T11:00:00.000Z', reason: 'perhaps stolen' });
    expect(await recognize(text)).toEqual({ known: false, why: 'suspended', at: '2026-03-10T11:00:00.000Z' });
  });

  test('is taken until the day it expires on begins, and not a moment longer', async () => {
    const { text } = await mint({ expiresOn: '2026-03-11' });
    const midnight = Date.parse('2026-03-11T00:00:00Z');
    expect(await recognize(text, midnight - 1)).toMatchObject({ known: true });
    expect(await recognize(text, midnight)).toEqual({ known: false, why: 'expired', on: '2026-03-11' });
  });

  test('does not tell a guesser that it was revoked or has expired', async () => {
    const { text, grant } = await mint({ expiresOn: '2026-03-01' });
    await tokens.revoke(grant.id, { at: '2026-03-10T11:00:00.000Z', reason: 'left' });
    expect(await recognize(withWrongSecret(text))).toEqual({ known: false, why: 'unknown' });
  });
});

describe('a text that is no token', () => {
  test.each(['', 'secret', 'cw_', `cw_${'0'.repeat(16)}_`, `cw_${'0'.repeat(16)}_${'a'.repeat(44)}`])(
    '%j is unknown without a look-up',
    async (text) => {
      const find = vi.fn();
      expect(await recognizeToken(text, { tokens: { find }, nowMs })).toEqual({ known: false, why: 'unknown' });
      expect(find).not.toHaveBeenCalled();
    },
  );

  property.prop([fc.string()])('has no parts that would be written as another text', (text) => {
    const parts = readTokenText(text);
    if (parts !== undefined) expect(writeTokenText(parts)).toBe(text);
  });
});
