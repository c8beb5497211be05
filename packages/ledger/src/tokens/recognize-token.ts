import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '@counterweight/contracts/events';
import { type Day, utcDay } from '@counterweight/domain/values';
import type { TokenGrant, Tokens } from '../ports/tokens.ts';
import { readTokenText } from './token-text.ts';

export type TokenVerdict =
  | { readonly known: true; readonly grant: TokenGrant }
  | { readonly known: false; readonly why: 'unknown' }
  | { readonly known: false; readonly why: 'revoked' | 'suspended'; readonly at: string }
  | { readonly known: false; readonly why: 'expired'; readonly on: Day };

/**
 * What a bearer token allows now. Looked up by its id, which is no secret; the hash of the secret is compared in constant
 * time. That a token was revoked or suspended or has expired is told to its holder only: a wrong secret is `unknown`.
 */
export async function recognizeToken(
  text: string,
  { tokens, nowMs }: { readonly tokens: Pick<Tokens, 'find'>; readonly nowMs: number },
): Promise<TokenVerdict> {
  const parts = readTokenText(text);
  const grant = parts === undefined ? undefined : await tokens.find(parts.id);
  if (parts === undefined || grant === undefined || !isSecretOf(grant, parts.secret)) {
    return { known: false, why: 'unknown' };
  }
  if (grant.revoked !== undefined) return { known: false, why: 'revoked', at: grant.revoked.at };
  if (grant.suspended !== undefined) return { known: false, why: 'suspended', at: grant.suspended.at };
  if (grant.expiresOn !== undefined && grant.expiresOn <= utcDay(nowMs)) {
    return { known: false, why: 'expired', on: grant.expiresOn };
  }
  return { known: true, grant };
}

function isSecretOf(grant: TokenGrant, secret: string): boolean {
  const given = Buffer.from(sha256(secret), 'hex');
  const held = Buffer.from(grant.sha256, 'hex');
  return given.length === held.length && timingSafeEqual(given, held);
}
