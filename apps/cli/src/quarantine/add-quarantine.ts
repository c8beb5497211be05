import type { Command } from 'commander';
import type { CliEnvironment } from '../command/cli-environment.ts';
import type { ExitCode } from '../command/exit-code.ts';
import { wholeNumber } from '../command/whole-number.ts';
import { withOperations } from '../operate/invoke-operation.ts';
import { withStack } from '../stack/open-stack.ts';
import type { StackOptions } from '../stack/stack-address.ts';
import { withStackOptions } from '../stack/stack-options.ts';
import { type ListOptions, listQuarantine, showQuarantined } from './quarantine-commands.ts';
import { type RetryOptions, retryQuarantine } from './retry-command.ts';

/** Adds `cw quarantine`. */
export function addQuarantine(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const quarantine = program.command('quarantine').description('what was sent and could not be recorded, on the stack');
  withStackOptions(quarantine.command('list').description('newest first, with the reason'))
    .option('--source <slug>', 'only what claims this source')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--json', 'one JSON object a line')
    .action(async (options: ListOptions & StackOptions) =>
      finish(await withStack(options, (stack) => listQuarantine(stack.quarantine, options, env))),
    );
  withStackOptions(quarantine.command('show <id>').description('one item, with each fault and what was sent')).action(
    async (id: string, options: StackOptions) =>
      finish(await withStack(options, (stack) => showQuarantined(stack.quarantine, id, env))),
  );
  withStackOptions(quarantine.command('retry [id]').description('send it through the checks once more'))
    .option('--all', 'everything that has not come through yet')
    .option('--reason <code>', 'with --all: only what was put aside for this, as unknown_type')
    .action(async (id: string | undefined, options: RetryOptions & StackOptions) =>
      finish(await withOperations(options, (invoke) => retryQuarantine(id, options, invoke, env))),
    );
}
