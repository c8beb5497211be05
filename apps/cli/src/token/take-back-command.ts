import { randomBytes } from 'node:crypto';
import type { Day } from '@counterweight/domain/values';
import { type Ledger, type TakenBack, type Tokens, takeBack } from '@counterweight/ledger';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';

/** `cw token takeback ID`: what a suspended or revoked token published since a day says again what it said before, or nothing. */
export async function takeBackToken(
  { tokens, ledger }: { readonly tokens: Tokens; readonly ledger: Ledger },
  id: string,
  { since, reason }: { readonly since: Day; readonly reason: string },
  env: CliEnvironment,
): Promise<ExitCode> {
  const grant = await tokens.find(id);
  if (grant === undefined) throw new CommandError(`no token has the id ${id}; \`cw token list\` gives them`);
  if (grant.revoked === undefined && grant.suspended === undefined) {
    throw new CommandError(`token ${id} is still taken; suspend or revoke it first`);
  }
  const clock = { now: () => env.now(), backOff: async () => undefined };
  const newSalt = () => randomBytes(16).toString('hex');
  const taken = await takeBack({ tokenId: id, since, reason }, { ledger, clock, newSalt });
  for (const each of taken) env.out(`${lineOf(each)}\n`);
  const failed = taken.filter(({ outcome }) => outcome === 'failed').length;
  env.out(`${taken.length - failed} of ${taken.length} records of token ${id} are taken back.\n`);
  return failed === 0 ? exitCodes.ok : exitCodes.failed;
}

function lineOf({ name, outcome, from }: TakenBack): string {
  if (outcome === 'restored') return `${name}: revision ${from} is published again`;
  return outcome === 'retracted' ? `${name}: retracted` : `${name}: changed meanwhile; run the command again`;
}
