import { type ExitCode, exitCodes } from './exit-code.ts';

/** Ends a command with one clear line: what is wrong, where, and what is allowed. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = exitCodes.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}
