import { retryAnswerSchema } from '@counterweight/ledger';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import type { Invoke } from '../operate/invoke-operation.ts';

export interface RetryOptions {
  readonly all?: boolean;
  /** A quarantine code, for all of it. */
  readonly reason?: string;
}

const operation = { output: 'QuarantineRetryFunctionName', answer: retryAnswerSchema };
const THROUGH: readonly string[] = ['accepted', 'duplicate', 'projected', 'unchanged'];

/**
 * `cw quarantine retry ID`, or `--all`: sends quarantined events through the checks once more. Ends with 4 when any is
 * refused again or cannot be sent.
 */
export async function retryQuarantine(
  id: string | undefined,
  { all, reason }: RetryOptions,
  invoke: Invoke,
  env: CliEnvironment,
): Promise<ExitCode> {
  if ((id === undefined) === (all !== true)) {
    throw new CommandError('name one item by its id, or give --all', exitCodes.usage);
  }
  if (id !== undefined && reason !== undefined) throw new CommandError('--reason goes with --all', exitCodes.usage);
  const counts = new Map<string, number>();
  let after: string | undefined;
  do {
    const page = await invoke(operation, id === undefined ? orderOf(reason, after) : { id });
    for (const item of page.retried) {
      counts.set(item.outcome, (counts.get(item.outcome) ?? 0) + 1);
      env.out(`${item.id}  ${item.outcome}${detailOf(item)}\n`);
    }
    after = page.next;
  } while (after !== undefined);
  const summary = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  env.out(counts.size === 0 ? 'Nothing in quarantine is left to be sent again.\n' : `${summary}.\n`);
  return [...counts.keys()].every((outcome) => THROUGH.includes(outcome)) ? exitCodes.ok : exitCodes.someRefused;
}

function orderOf(code: string | undefined, after: string | undefined): object {
  return { all: true, ...(code === undefined ? {} : { code }), ...(after === undefined ? {} : { after }) };
}

function detailOf({
  code,
  reason,
}: {
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
}): string {
  const details = [code, reason].filter((each) => each !== undefined);
  return details.length === 0 ? '' : ` (${details.join('; ')})`;
}
