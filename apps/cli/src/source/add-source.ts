import { MAX_RANK } from '@counterweight/domain/kinds';
import { type Source, sourceSchema } from '@counterweight/domain/values';
import { type Command, InvalidArgumentError } from 'commander';
import type { CliEnvironment } from '../command/cli-environment.ts';
import type { ExitCode } from '../command/exit-code.ts';
import { wholeNumber } from '../command/whole-number.ts';
import { withStack } from '../stack/open-stack.ts';
import type { StackOptions } from '../stack/stack-address.ts';
import { withStackOptions } from '../stack/stack-options.ts';
import { type GivenBudget, giveBudgetCommand } from './budget-command.ts';
import { listRanks, rankSourceCommand } from './rank-command.ts';

/** Adds `cw source rank|budget|list`. */
export function addSource(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const source = program.command('source').description('which source default views count, and how much it may send');
  withStackOptions(source.command('rank').description('give a source a rank: the highest with records is counted'))
    .argument('<name>', 'the source', sourceName)
    .argument('<n>', `1 to ${MAX_RANK}, or 0 for none`, rankNumber)
    .action(async (name: Source, rank: number, options: StackOptions) =>
      finish(await withStack(options, (stack) => rankSourceCommand(stack, { source: name, rank }, env))),
    );
  withStackOptions(source.command('budget').description('how many events a minute a source may send'))
    .argument('<name>', 'the source', sourceName)
    .argument('<n>', 'events a minute, unlimited, or default', budgetGiven)
    .action(async (name: Source, budget: GivenBudget, options: StackOptions) =>
      finish(await withStack(options, ({ budgets }) => giveBudgetCommand(budgets, { source: name, budget }, env))),
    );
  withStackOptions(source.command('list').description('the ranks that were given')).action(
    async (options: StackOptions) => finish(await withStack(options, (stack) => listRanks(stack, env))),
  );
}

function sourceName(text: string): Source {
  const parsed = sourceSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError('Allowed is a lowercase slug: letters, digits and single hyphens.');
}

function budgetGiven(text: string): GivenBudget {
  return text === 'unlimited' || text === 'default' ? text : wholeNumber(text);
}

function rankNumber(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) <= MAX_RANK) return Number(text);
  throw new InvalidArgumentError(`Allowed is a whole number from 0 to ${MAX_RANK}.`);
}
