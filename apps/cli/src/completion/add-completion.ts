import { Argument, type Command } from 'commander';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import { completionScript, type Shell, shells } from './completion-script.ts';

/** `cw completion`: what a shell completes `cw` by. */
export function addCompletion(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  program
    .command('completion')
    .description('print a script that completes commands and options: eval "$(cw completion bash)"')
    .addArgument(new Argument('<shell>', 'which shell it is for').choices(shells))
    .action((shell: Shell) => {
      env.out(completionScript(program, shell));
      finish(exitCodes.ok);
    });
}
