import { type Day, utcDay } from '@counterweight/domain/values';
import { mintToken, type TokenGrant, type Tokens } from '@counterweight/ledger';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import { plainTable } from '../command/plain-table.ts';

export interface CreateTokenOptions {
  readonly name: string;
  readonly source: readonly string[];
  /** Refused from the start of this UTC day on; a year from now unless told. */
  readonly expires?: Day | 'never';
}

/** `cw token create`: stdout gets the token and nothing else, this once; only the hash of its secret is kept. */
export async function createToken(
  tokens: Tokens,
  { name, source, expires }: CreateTokenOptions,
  env: CliEnvironment,
): Promise<ExitCode> {
  const nowMs = env.now();
  if (expires !== undefined && expires !== 'never' && expires <= utcDay(nowMs)) {
    throw new CommandError(`--expires ${expires}: allowed is a day after today, ${utcDay(nowMs)} UTC`, exitCodes.usage);
  }
  const wish = { name, sources: [...new Set(source)], ...(expires === undefined ? {} : { expiresOn: expires }) };
  const { text, grant } = await mintToken(wish, { tokens, nowMs });
  env.err(`Token ${grant.id} of ${name} may speak for: ${scopeOf(grant)}; ${endOf(grant)}.\n`);
  env.err('It is shown this once and kept nowhere: put it where only its holder can read it.\n');
  env.out(`${text}\n`);
  return exitCodes.ok;
}

/** `cw token list`: every token there was, oldest first, with what it may do and what became of it. */
export async function listTokens(
  tokens: Tokens,
  { json }: { readonly json?: boolean },
  env: CliEnvironment,
): Promise<ExitCode> {
  const grants = [...(await tokens.list())].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  if (json === true) env.out(grants.map((grant) => `${JSON.stringify(shownAs(grant))}\n`).join(''));
  else env.out(grants.length === 0 ? 'There are no tokens.\n' : listText(grants, utcDay(env.now())));
  return exitCodes.ok;
}

/** `cw token revoke ID`: the token is refused from now on, and stays in the list with the reason. */
export async function revokeToken(
  tokens: Tokens,
  id: string,
  { reason }: { readonly reason: string },
  env: CliEnvironment,
): Promise<ExitCode> {
  const at = new Date(env.now()).toISOString();
  const grant = await tokens.revoke(id, { at, reason });
  if (grant?.revoked === undefined) {
    throw new CommandError(`no token has the id ${id}; \`cw token list\` gives them`);
  }
  const before = grant.revoked.at === at ? '' : ' already';
  env.out(`Token ${id} of ${grant.name} was${before} revoked at ${grant.revoked.at}: ${grant.revoked.reason}\n`);
  return exitCodes.ok;
}

/** `cw token suspend ID` and, without a reason, `cw token resume ID`: the token is refused until it is resumed. */
export async function suspendToken(
  tokens: Tokens,
  id: string,
  { reason }: { readonly reason?: string },
  env: CliEnvironment,
): Promise<ExitCode> {
  const suspension = reason === undefined ? undefined : { at: new Date(env.now()).toISOString(), reason };
  const grant = await tokens.suspend(id, suspension);
  if (grant === undefined) throw new CommandError(`no token has the id ${id}; \`cw token list\` gives them`);
  if (grant.revoked !== undefined) throw new CommandError(`token ${id} was revoked at ${grant.revoked.at}, for good`);
  const what =
    suspension === undefined ? 'is taken again' : `is suspended since ${suspension.at}: ${suspension.reason}`;
  env.out(`Token ${id} of ${grant.name} ${what}\n`);
  return exitCodes.ok;
}

function listText(grants: readonly TokenGrant[], today: Day): string {
  const columns = ['id', 'name', 'sources', 'created', 'state'].map((head) => ({ head, align: 'left' as const }));
  const rows = grants.map((grant) => [
    grant.id,
    grant.name,
    scopeOf(grant),
    grant.createdAt.slice(0, 10),
    stateOf(grant, today),
  ]);
  return `${plainTable(columns, rows).join('\n')}\n`;
}

function stateOf({ revoked, suspended, expiresOn }: TokenGrant, today: Day): string {
  if (revoked !== undefined) return `revoked ${revoked.at.slice(0, 10)}: ${revoked.reason}`;
  if (suspended !== undefined) return `suspended ${suspended.at.slice(0, 10)}: ${suspended.reason}`;
  if (expiresOn === undefined) return 'taken';
  return expiresOn <= today ? `expired ${expiresOn}` : `taken until ${expiresOn}`;
}

function scopeOf({ sources }: TokenGrant): string {
  return sources.includes('*') ? 'any source' : sources.join(', ');
}

function endOf({ expiresOn }: TokenGrant): string {
  return expiresOn === undefined ? 'it does not expire' : `it is refused from ${expiresOn} UTC on`;
}

/** What may be seen of a token: not even the hash of its secret. */
function shownAs({ sha256: _, ...grant }: TokenGrant): Omit<TokenGrant, 'sha256'> {
  return grant;
}
