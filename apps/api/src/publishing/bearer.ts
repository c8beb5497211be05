import { recognizeToken, type TokenGrant, type TokenVerdict } from '@counterweight/ledger';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import { type ProblemCode, ProblemError } from '../http/problem.ts';

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i;
const REALM = 'Bearer realm="counterweight"';

/** The grant of the request's bearer token (RFC 6750). Throws a 401 that says whether it is unknown, revoked, suspended or expired. */
export async function authorize(c: Context, { tokens, clock }: Pick<Api, 'tokens' | 'clock'>): Promise<TokenGrant> {
  const header = c.req.header('authorization');
  if (header === undefined) throw unauthorized('unauthorized', 'Authorization: Bearer <token> is needed', REALM);
  const token = BEARER.exec(header)?.[1] ?? '';
  const verdict = await recognizeToken(token, { tokens, nowMs: clock.now() });
  if (verdict.known) return verdict.grant;
  const { code, detail } = refusalOf(verdict);
  throw unauthorized(code, detail, `${REALM}, error="invalid_token", error_description="${detail}"`);
}

function refusalOf(verdict: Extract<TokenVerdict, { known: false }>): { code: ProblemCode; detail: string } {
  if (verdict.why === 'revoked') return { code: 'token_revoked', detail: `the token was revoked at ${verdict.at}` };
  if (verdict.why === 'suspended') {
    return { code: 'token_suspended', detail: `the token is suspended since ${verdict.at}` };
  }
  if (verdict.why === 'expired') return { code: 'token_expired', detail: `the token expired on ${verdict.on}` };
  return { code: 'unauthorized', detail: 'the token is not known' };
}

function unauthorized(code: ProblemCode, detail: string, challenge: string): ProblemError {
  return new ProblemError(code, { detail }, { 'www-authenticate': challenge });
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
