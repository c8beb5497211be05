import { redactAnswerSchema } from '@counterweight/ledger';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import type { Invoke } from '../operate/invoke-operation.ts';

export interface RedactOptions {
  readonly reason: string;
  readonly answer: 410 | 451;
  readonly kind?: string;
  readonly yes?: boolean;
}

/** Names one revision of one record. */
export interface RedactedName {
  readonly entity: string;
  readonly record: string;
  readonly revision: number;
}

const operation = { output: 'RedactFunctionName', answer: redactAnswerSchema };

/** `cw redact ENTITY RECORD REVISION`: takes the payload of one revision out of ledger, quarantine and views, for good. */
export async function redactRecord(
  name: RedactedName,
  { reason, answer, kind, yes }: RedactOptions,
  invoke: Invoke,
  env: CliEnvironment,
): Promise<ExitCode> {
  const text = `${name.entity} ${name.record} ${name.revision}`;
  if (yes !== true) {
    const warning = `nothing was done: this takes the payload of ${text} away for good; --yes does it`;
    throw new CommandError(warning, exitCodes.needsYes);
  }
  env.err(`Redacting ${text} and everything that was made of it ...\n`);
  const redacted = await invoke(operation, { ...name, reason, answer, ...(kind === undefined ? {} : { kind }) });
  const { outcome, name: record, copies, erased, kept } = redacted;
  const done = outcome === 'redacted' ? 'is redacted' : 'was redacted before';
  env.out(`${record.kind} ${text} ${done}: reading it answers ${redacted.answer}, "${redacted.reason}".\n`);
  env.out(
    `Its rows are out of ${erased.length} ${erased.length === 1 ? 'item' : 'items'} of the journal, and of every snapshot.\n`,
  );
  env.out(`${copies.length} quarantined ${copies.length === 1 ? 'copy was' : 'copies were'} emptied.\n`);
  if (kept.length > 0) env.out(`Of this record, other revisions keep their payload: ${kept.join(', ')}.\n`);
  env.out('Out of its reach: the bus’s archive, backups, what a CDN or a reader holds. See docs/operations.md.\n');
  return exitCodes.ok;
}
