import { randomBytes } from 'node:crypto';
import { sha256 } from '@counterweight/contracts/events';
import type { Day } from '@counterweight/domain/values';
import type { TokenGrant, Tokens } from '../ports/tokens.ts';
import { writeTokenText } from './token-text.ts';

export interface TokenWish {
  readonly name: string;
  readonly sources: readonly string[];
  readonly expiresOn?: Day;
}

/** Draws a token and stores what it allows. The text is given back this once and kept nowhere. */
export async function mintToken(
  wish: TokenWish,
  { tokens, nowMs }: { readonly tokens: Tokens; readonly nowMs: number },
): Promise<{ readonly text: string; readonly grant: TokenGrant }> {
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const grant = { ...wish, id, sha256: sha256(secret), createdAt: new Date(nowMs).toISOString() };
  if (!(await tokens.put(grant))) throw new Error(`the token id ${id} was drawn before; draw again`);
  return { text: writeTokenText({ id, secret }), grant };
}
