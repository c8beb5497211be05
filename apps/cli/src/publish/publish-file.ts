import { readFileSync } from 'node:fs';
import type { EventResult } from '@counterweight/contracts/http';
import { createApiClient } from '../api/api-client.ts';
import { endpointOf, readToken, type TargetOptions } from '../api/api-target.ts';
import { awaitReceipts } from '../api/await-receipts.ts';
import { type Receipt, sentEvent } from '../api/receipt.ts';
import { sendEvents } from '../api/send-events.ts';
import { type CliEnvironment, fileAt } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import { startProgress } from '../command/progress.ts';
import { type NdjsonLine, readNdjson } from './read-ndjson.ts';

export interface PublishOptions extends TargetOptions {
  /** False with `--no-wait`: an event that was taken is good enough. */
  readonly wait: boolean;
}

/** `cw publish FILE.ndjson|-`: one event a line; prints what became of each, by line. */
export async function publishFile(file: string, options: PublishOptions, env: CliEnvironment): Promise<ExitCode> {
  const lines = readNdjson(await readInput(file, env));
  if (lines.length === 0) throw new CommandError(`${file} holds no events: one JSON object a line is what it takes`);
  const readable = lines.filter((line) => line.ok);
  const api = createApiClient({ endpoint: endpointOf(options), token: readToken(options, env) }, env);
  const publishing = startProgress('Publishing', env);
  const events = readable.map(({ value }) => value);
  const sent = await sendEvents(api, events, publishing.update).finally(publishing.stop);
  const taken = events.flatMap((event, index) => sentEvent(event, sent[index]) ?? []);
  const waiting = startProgress('Recording', env);
  const receipts = options.wait
    ? await awaitReceipts(api, taken, env, waiting.update).finally(waiting.stop)
    : undefined;
  const sentByLine = new Map(readable.map((line: NdjsonLine, index) => [line, sent[index]]));
  const outcomes = lines.map((line) => outcomeOf(line, sentByLine.get(line), receipts));
  env.out(lines.map((line, index) => `${lineText(line, outcomes[index])}\n`).join(''));
  env.err(`${countsText(outcomes)}\n`);
  if (outcomes.some(({ word }) => word === 'open')) return exitCodes.failed;
  return outcomes.some(({ good }) => !good) ? exitCodes.someRefused : exitCodes.ok;
}

async function readInput(file: string, env: CliEnvironment): Promise<Uint8Array> {
  if (file === '-') return env.readStdin();
  try {
    return readFileSync(fileAt(file, env));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new CommandError(`${file} cannot be read: ${missing ? 'there is no such file' : String(error)}`);
  }
}

interface LineOutcome {
  readonly word: 'refused' | 'taken' | 'open' | 'accepted' | 'duplicate' | 'conflict' | 'quarantined';
  readonly detail: string;
  readonly good: boolean;
}

function outcomeOf(
  line: NdjsonLine,
  sent: EventResult | undefined,
  receipts: ReadonlyMap<string, Receipt> | undefined,
): LineOutcome {
  if (!line.ok) return { word: 'refused', detail: line.reason, good: false };
  if (sent === undefined || sent.status === 'refused') {
    const errors = sent?.errors ?? [];
    const detail = errors.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join('; ');
    return { word: 'refused', detail: detail || (sent?.code ?? 'no result'), good: false };
  }
  if (receipts === undefined) return { word: 'taken', detail: `bus id ${sent.event_id}`, good: true };
  return receiptOutcome(receipts.get(sent.event_id) ?? { state: 'open' }, sent.event_id);
}

function receiptOutcome(receipt: Receipt, busId: string): LineOutcome {
  switch (receipt.state) {
    case 'open':
      return { word: 'open', detail: `taken, not visible yet: bus id ${busId}`, good: false };
    case 'put_aside':
      return { word: receipt.outcome, detail: receipt.reason, good: false };
    case 'visible': {
      const visible = `visible at seq ${receipt.seq}`;
      if (receipt.duplicateOf === undefined) return { word: 'accepted', detail: visible, good: true };
      return { word: 'duplicate', detail: `of ${receipt.duplicateOf}, ${visible}`, good: true };
    }
  }
}

function lineText(line: NdjsonLine, outcome: LineOutcome | undefined): string {
  const id = line.ok ? idOf(line.value) : '';
  return `line ${line.line}${id}: ${outcome?.word}${outcome?.detail ? `, ${outcome.detail}` : ''}`;
}

function idOf(value: unknown): string {
  const id: unknown = Reflect.get(Object(value), 'id');
  return typeof id === 'string' ? `, ${id.slice(0, 80)}` : '';
}

function countsText(outcomes: readonly LineOutcome[]): string {
  const counts = Map.groupBy(outcomes, ({ word }) => word);
  return [`${outcomes.length} read`, ...[...counts].map(([word, group]) => `${group.length} ${word}`)].join(', ');
}
