import { randomBytes } from 'node:crypto';
import { sha256 } from '@counterweight/contracts/events';
import { addDays, type Day, utcDay } from '@counterweight/domain/values';
import type { TokenGrant, Tokens } from '../ports/tokens.ts';
import { writeTokenText } from './token-text.ts';

/** A token that nobody said otherwise of ends by itself after so long. */
const LASTS_DAYS = 365;

export interface TokenWish {
  readonly name: string;
  readonly sources: readonly string[];
  /** A year from now unless told. */
  readonly expiresOn?: Day | 'never';
}

/** Draws a token and stores what it allows. The text is given back this once and kept nowhere. */
export async function mintToken(
  wish: TokenWish,
  { tokens, nowMs }: { readonly tokens: Pick<Tokens, 'put'>; readonly nowMs: number },
): Promise<{ readonly text: string; readonly grant: TokenGrant }> {
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const { expiresOn = addDays(utcDay(nowMs), LASTS_DAYS), ...allowed } = wish;
  const end = expiresOn === 'never' ? {} : { expiresOn };
  const grant = { ...allowed, ...end, id, sha256: sha256(secret), createdAt: new Date(nowMs).toISOString() };
  if (!(await tokens.put(grant))) throw new Error(`the token id ${id} was drawn before; draw again`);
  return { text: writeTokenText({ id, secret }), grant };
}
