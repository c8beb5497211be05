import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mintToken, recognizeToken, type Tokens } from '@counterweight/ledger';

/** Where the local publisher token lies, readable by its owner only. */
export function tokenFile(dataDir: string): string {
  return join(dataDir, 'publisher-token');
}

/** The data directory's token for any source. Made anew where there is none, or one that the stack does not take. */
export async function ensurePublisherToken(
  dataDir: string,
  tokens: Pick<Tokens, 'find' | 'put'>,
  nowMs: number,
): Promise<string> {
  const file = tokenFile(dataDir);
  const held = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if ((await recognizeToken(held, { tokens, nowMs })).known) return held;
  const { text } = await mintToken({ name: 'local', sources: ['*'], expiresOn: 'never' }, { tokens, nowMs });
  writeFileSync(file, `${text}\n`, { mode: 0o600 });
  return text;
}
