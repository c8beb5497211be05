import type { Command } from 'commander';
import { LOCAL_STACK } from './open-stack.ts';
import { DEFAULT_DATA_DIR } from './stack-file.ts';

/** For what works on a stack's tables themselves, with the operator's own credentials; read by `withStack`. */
export function withStackOptions(command: Command): Command {
  return withDataDir(
    command.option('--stack <name>', 'local, or a deployed environment, by your AWS credentials', LOCAL_STACK),
  );
}

/** For what only needs the local stack's folder. */
export function withDataDir(command: Command): Command {
  return command.option('--data-dir <folder>', 'where the local stack keeps its data', DEFAULT_DATA_DIR);
}
