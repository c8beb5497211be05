import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTokenText, recognizeToken } from '@counterweight/ledger';
import { createMemoryAdapter } from '@counterweight/ledger/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensurePublisherToken, tokenFile } from './publisher-token.ts';

const nowMs = Date.parse('2026-03-10T12:00:00Z');
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'publisher-token-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test('the first start makes a token for any source, which only its owner can read, and the next start keeps it', async () => {
  const { tokens } = createMemoryAdapter();
  const text = await ensurePublisherToken(dataDir, tokens, nowMs);
  expect(readFileSync(tokenFile(dataDir), 'utf8')).toBe(`${text}\n`);
  expect(statSync(tokenFile(dataDir)).mode & 0o777).toBe(0o600);
  expect(await recognizeToken(text, { tokens, nowMs })).toMatchObject({ known: true, grant: { sources: ['*'] } });
  expect(await ensurePublisherToken(dataDir, tokens, nowMs)).toBe(text);
});

test('a token of an earlier form, and one that was revoked, are made anew', async () => {
  const { tokens } = createMemoryAdapter();
  writeFileSync(tokenFile(dataDir), 'Zm9ybWVybHkgdGhlIHRva2Vu\n');
  const first = await ensurePublisherToken(dataDir, tokens, nowMs);
  await tokens.revoke(readTokenText(first)?.id ?? '', { at: '2026-03-10T12:00:00.000Z', reason: 'found in a log' });
  const second = await ensurePublisherToken(dataDir, tokens, nowMs);
  expect(second).not.toBe(first);
  expect(await recognizeToken(second, { tokens, nowMs })).toMatchObject({ known: true });
});
