import { sha256 } from '@counterweight/contracts';
import type { TokenGrant, Tokens } from '@counterweight/ledger';
import type { Context } from 'hono';
import { ProblemError } from './problem.ts';

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i;

/** The grant of the request's bearer token (RFC 6750). Looked up by hash, so that comparing leaks nothing. */
export async function authorize(c: Context, tokens: Tokens): Promise<TokenGrant> {
  const header = c.req.header('authorization');
  if (header === undefined)
    throw unauthorized('Authorization: Bearer <token> is needed', 'Bearer realm="counterweight"');
  const token = BEARER.exec(header)?.[1];
  const grant = token === undefined ? undefined : await tokens.find(sha256(token));
  if (grant !== undefined) return grant;
  throw unauthorized('the token is not known', 'Bearer realm="counterweight", error="invalid_token"');
}

function unauthorized(detail: string, challenge: string): ProblemError {
  return new ProblemError('unauthorized', { detail }, { 'www-authenticate': challenge });
}

/** Whether a grant speaks for a source. */
export function speaksFor(grant: TokenGrant, source: string): boolean {
  return grant.sources.includes('*') || grant.sources.includes(source);
}

/** Refuses a source that the grant does not speak for. */
export function requireSource(grant: TokenGrant, source: string): void {
  if (speaksFor(grant, source)) return;
  const detail = `this token may speak for: ${grant.sources.join(', ')}`;
  throw new ProblemError('forbidden', { detail, parameter: 'source', allowed: grant.sources });
}
