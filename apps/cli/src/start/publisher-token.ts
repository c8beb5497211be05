import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tokens } from '@counterweight/ledger';

/** Where the local publisher token lies, readable by its owner only. */
export function tokenFile(dataDir: string): string {
  return join(dataDir, 'publisher-token');
}

/** The data directory's token, made at the first start; the ledger learns only its hash, and that it may speak for any source. */
export async function ensurePublisherToken(dataDir: string, tokens: Tokens, nowMs: number): Promise<string> {
  const file = tokenFile(dataDir);
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  const token = readFileSync(file, 'utf8').trim();
  const sha256 = createHash('sha256').update(token).digest('hex');
  if ((await tokens.find(sha256)) === undefined) {
    await tokens.put({ id: 'local', sha256, sources: ['*'], createdAt: new Date(nowMs).toISOString() });
  }
  return token;
}
