import { CommanderError } from 'commander';
import type { CliEnvironment } from './cli-environment.ts';
import { CommandError } from './command-error.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { buildProgram } from './program.ts';

/** Runs one command line. Never throws: what goes wrong becomes one line on stderr and an exit code. */
export async function runCw(args: readonly string[], env: CliEnvironment): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  const program = buildProgram(env, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its own message by now.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    env.err(`cw: ${lineOf(error)}\n`);
    return error instanceof CommandError ? error.exitCode : exitCodes.failed;
  }
}

function lineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ');
}
