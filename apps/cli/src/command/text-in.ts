import { readFileSync } from 'node:fs';
import { type CliEnvironment, fileAt } from './cli-environment.ts';
import { CommandError } from './command-error.ts';

/** The text of a file that a command names. Throws CommandError where there is none. */
export function textIn(file: string, env: CliEnvironment): string {
  try {
    return readFileSync(fileAt(file, env), 'utf8');
  } catch {
    throw new CommandError(`${file}: there is no such file to read`);
  }
}
