import type { Source } from '@counterweight/domain/values';
import { type Budgets, type EventsPerMinute, giveBudget, systemClock } from '@counterweight/ledger';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';

/** A budget as it is given on a command line. */
export type GivenBudget = EventsPerMinute | 'default';

/** `cw source budget NAME N|unlimited|default`: how many events a minute a source may send, from the next batch on. */
export async function giveBudgetCommand(
  budgets: Budgets,
  { source, budget }: { readonly source: Source; readonly budget: GivenBudget },
  env: CliEnvironment,
): Promise<ExitCode> {
  await giveBudget(source, budget === 'default' ? undefined : budget, { budgets, clock: systemClock() });
  const what = typeof budget === 'number' ? `${budget} events a minute` : `a budget that is ${budget}`;
  env.out(`${source} has ${what}.\n`);
  return exitCodes.ok;
}
