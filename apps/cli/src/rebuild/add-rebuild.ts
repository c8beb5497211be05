import type { Command } from 'commander';
import type { CliEnvironment } from '../command/cli-environment.ts';
import type { ExitCode } from '../command/exit-code.ts';
import { withOperations } from '../operate/invoke-operation.ts';
import type { StackOptions } from '../stack/stack-address.ts';
import { withStackOptions } from '../stack/stack-options.ts';
import { rebuildViews } from './rebuild-command.ts';

/** Adds `cw rebuild`. */
export function addRebuild(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const rebuild = program
    .command('rebuild [views...]')
    .description(
      'make the rows of views anew from the ledger, each beside its live ones, and switch; all of them unless named',
    );
  withStackOptions(rebuild).action(async (views: readonly string[], options: StackOptions) =>
    finish(await withOperations(options, (invoke) => rebuildViews(views, invoke, env))),
  );
}
