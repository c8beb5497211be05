import { existsSync } from 'node:fs';
import { type CheckpointSources, readNoteKey } from '@counterweight/ledger';
import type { Command } from 'commander';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import type { ExitCode } from '../command/exit-code.ts';
import { textIn } from '../command/text-in.ts';
import { wholeNumber } from '../command/whole-number.ts';
import { LOCAL_STACK, withStack } from '../stack/open-stack.ts';
import type { StackOptions } from '../stack/stack-address.ts';
import { withStackOptions } from '../stack/stack-options.ts';
import { publicKeyFile } from '../start/checkpoint-key.ts';
import { verifyViews } from './verify-command.ts';

interface VerifyOptions extends StackOptions {
  readonly limit: number;
  readonly checkpoint?: string;
  readonly key?: string;
}

/** Adds `cw verify`. */
export function addVerify(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const verify = program.command('verify').description('recompute every view from the ledger and list the differences');
  withStackOptions(verify)
    .option('--limit <n>', 'how many differences to print at most', wholeNumber, 100)
    .option('--checkpoint <file>', 'a checkpoint that you kept, beside the newest one in the bucket')
    .option('--key <file>', "the public key that checks checkpoints (default: the local stack's)")
    .action(async (options: VerifyOptions) => {
      const kept = checkpointSources(options, env);
      finish(
        await withStack(options, ({ ledger, objects }) => verifyViews({ ledger, objects, ...kept }, options, env)),
      );
    });
}

function checkpointSources({ stack, dataDir, checkpoint, key }: VerifyOptions, env: CliEnvironment): CheckpointSources {
  const own = publicKeyFile(dataDir);
  const file = key ?? (stack === LOCAL_STACK && existsSync(own) ? own : undefined);
  const checkpointKey = file === undefined ? undefined : readNoteKey(textIn(file, env));
  if (file !== undefined && checkpointKey === undefined) {
    throw new CommandError(`${file}: no public key of the form <name>+<id>+<key>`);
  }
  const checkpoints = checkpoint === undefined ? [] : [{ key: checkpoint, note: textIn(checkpoint, env) }];
  return { checkpoints, checkpointKey };
}
