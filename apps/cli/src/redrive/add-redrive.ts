import { type Command, Option } from 'commander';
import type { CliEnvironment } from '../command/cli-environment.ts';
import type { ExitCode } from '../command/exit-code.ts';
import { withOperations } from '../operate/invoke-operation.ts';
import type { StackOptions } from '../stack/stack-address.ts';
import { withStackOptions } from '../stack/stack-options.ts';
import { type RedriveOptions, redriveQueues } from './redrive-command.ts';

/** Adds `cw redrive`. */
export function addRedrive(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const redrive = program
    .command('redrive')
    .description('send dead letters back to where they came from, from every queue that holds any')
    .option('--queue <name>', 'one of them: ingest, rule, stream, sweep, verify')
    .addOption(new Option('--stream', 'what the stream gave up: the sweep projects it').conflicts('queue'));
  withStackOptions(redrive).action(async (options: RedriveOptions & StackOptions) =>
    finish(await withOperations(options, (invoke) => redriveQueues(options, invoke, env))),
  );
}
