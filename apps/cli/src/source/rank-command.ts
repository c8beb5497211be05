import { type Precedence, rankOf } from '@counterweight/domain/kinds';
import type { Source } from '@counterweight/domain/values';
import {
  type Budgets,
  createLedgerMemory,
  giveBudget,
  type Ledger,
  type Objects,
  rankSource,
  systemClock,
} from '@counterweight/ledger';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';

/** What the command reads and writes of a stack. */
export interface RankedLedger {
  readonly ledger: Ledger;
  readonly objects: Objects;
  readonly budgets: Budgets;
}

/**
 * `cw source rank NAME N`: default views count by it from the next position of the journal on, and its budget is unlimited; 0
 * takes both away.
 */
export async function rankSourceCommand(
  stack: RankedLedger,
  { source, rank }: { readonly source: Source; readonly rank: number },
  env: CliEnvironment,
): Promise<ExitCode> {
  const { ledger, budgets } = stack;
  const clock = { ...systemClock(), now: () => env.now() };
  if (rankOf(source, await ranksOf(stack)) === rank && rank > 0) {
    env.out(`${source} has rank ${rank} already.\n`);
    return exitCodes.ok;
  }
  await giveBudget(source, rank > 0 ? 'unlimited' : undefined, { budgets, clock });
  const { seq } = await rankSource(source, rank, { ledger, clock });
  const what = rank === 0 ? 'has no rank' : `has rank ${rank}`;
  env.out(`${source} ${what} from position ${seq} on.\n`);
  return exitCodes.ok;
}

/** `cw source list`: the ranks that the journal gave and that stand, highest first. */
export async function listRanks(stack: RankedLedger, env: CliEnvironment): Promise<ExitCode> {
  const ranked = [...(await ranksOf(stack)).ranks].sort(([, a], [, b]) => b - a);
  const lines = ranked.map(([source, rank]) => `${String(rank).padStart(4)}  ${source}\n`);
  env.out(
    lines.length === 0 ? 'The journal has given no ranks; /v1/datasets shows those of the stack.\n' : lines.join(''),
  );
  return exitCodes.ok;
}

async function ranksOf({ ledger, objects }: Pick<RankedLedger, 'ledger' | 'objects'>): Promise<Precedence> {
  const reading = await createLedgerMemory({ ledger, objects }).read();
  if (!reading.ok) throw new CommandError('the journal is not visible as far as HEAD yet; try again');
  return reading.at.precedence;
}
