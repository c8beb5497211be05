import { readFileSync, writeFileSync } from 'node:fs';
import { type CloudEvent, cloudEventSchema, contentHash, readEvent } from '@counterweight/contracts/events';
import { sourceSchema } from '@counterweight/domain/values';
import {
  type CurrentRecord,
  type FileReading,
  ImportFileError,
  type ImportPlan,
  planImport,
} from '@counterweight/importers';
import { type ApiClient, createApiClient } from '../api/api-client.ts';
import { endpointOf, readToken, type TargetOptions } from '../api/api-target.ts';
import { type AwaitedRecord, awaitVisible } from '../api/await-visible.ts';
import { readCurrentRecords } from '../api/current-records.ts';
import { type SentEvent, sendEvents } from '../api/send-events.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import { startProgress } from '../command/progress.ts';
import { fileAt, type Surroundings } from '../command/surroundings.ts';
import { describeDataset } from './dataset-description.ts';
import { dryRunText, type ImportResult, notesText, planText, summaryText } from './import-summary.ts';
import type { Importable } from './importable.ts';

export interface ImportOptions extends TargetOptions {
  readonly source: string;
  /** The file is a part of the data set: what it lacks is not gone. */
  readonly partial?: boolean;
  /** More than a tenth may be retracted. */
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  /** Where to write every note on a row, one JSON object a line. */
  readonly notes?: string;
}

/** `cw import KIND FILE`: plans against what the ledger holds, publishes the difference, waits until it is visible. */
export async function importFile(
  importable: Importable,
  file: string,
  options: ImportOptions,
  around: Surroundings,
): Promise<ExitCode> {
  const startedAt = around.now();
  const source = checkedSource(options.source);
  const reading = await readImportable(importable, file, options.partial === true, around);
  if (options.notes !== undefined) writeNotes(options.notes, reading, around);
  const target = { endpoint: endpointOf(options), token: readToken(options, around) };
  const api = createApiClient(target, around);
  const [current, datasets] = await Promise.all([
    readCurrentRecords(api, source, importable.kind),
    readCurrentRecords(api, source, 'dataset'),
  ]);
  const plan = planImport(reading, current, { source, partial: options.partial === true, contentHash });
  around.out(planText(file, source, reading, plan));
  if (plan.needsConfirmation && options.yes !== true) return refuseUnconfirmed(plan, current, around);
  if (options.dryRun === true) {
    around.out(dryRunText(reading, options.notes));
    return reading.refused.length > 0 ? exitCodes.someRefused : exitCodes.ok;
  }
  const description = describeDataset(importable, source, datasets);
  const events = [...(description === undefined ? [] : [description]), ...plan.events.map(asCloudEvent)];
  const outcome = await publishAndWait(api, source, events, current, around);
  const seconds = (around.now() - startedAt) / 1000;
  around.out(summaryText({ file, reading, plan, seconds, notesFile: options.notes, ...outcome }));
  const putAside = outcome.refused.length + outcome.setAside.length;
  return reading.refused.length + putAside > 0 ? exitCodes.someRefused : exitCodes.ok;
}

function checkedSource(source: string): string {
  const parsed = sourceSchema.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new CommandError(
    `--source ${source}: allowed is a lowercase slug of at most 64 letters, digits and single hyphens`,
    exitCodes.usage,
  );
}

async function readImportable(
  importable: Importable,
  file: string,
  partial: boolean,
  around: Surroundings,
): Promise<FileReading> {
  try {
    return await importable.read(readFile(file, around), { partial });
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error;
    const { message, allowed } = error;
    const named = allowed === undefined || allowed.every((name) => message.includes(name));
    throw new CommandError(`${file}: ${message}${named ? '' : `; allowed: ${allowed.join(', ')}`}`);
  }
}

function writeNotes(file: string, reading: FileReading, around: Surroundings): void {
  try {
    writeFileSync(fileAt(file, around), notesText(reading));
  } catch (error) {
    throw new CommandError(`--notes ${file} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

function readFile(file: string, around: Surroundings): Uint8Array {
  try {
    return readFileSync(fileAt(file, around));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(error);
    throw new CommandError(`${file} cannot be read: ${why}`);
  }
}

function refuseUnconfirmed(plan: ImportPlan, current: readonly CurrentRecord[], around: Surroundings): ExitCode {
  const live = current.filter(({ retracted }) => !retracted).length;
  around.err(
    `Nothing was published: ${plan.gone} of ${live} records would be retracted, more than a tenth. Add --yes if that is meant, or --partial if the file is only a part of the data set.\n`,
  );
  return exitCodes.needsYes;
}

function asCloudEvent({ type, id, source, data }: ImportPlan['events'][number]): CloudEvent {
  return cloudEventSchema.parse({ specversion: '1.0', id, source, type, data });
}

async function publishAndWait(
  api: ApiClient,
  source: string,
  events: readonly CloudEvent[],
  current: readonly CurrentRecord[],
  around: Surroundings,
): Promise<Pick<ImportResult, 'refused' | 'setAside' | 'seq' | 'countedByDefault'>> {
  const publishing = startProgress('Publishing', around);
  const sent = await sendEvents(api, events, publishing.update).finally(publishing.stop);
  const awaited = awaitedRecords(events, sent, current);
  const waiting = startProgress('Becoming visible', around);
  const visible = await awaitVisible(api, source, awaited, around, waiting.update).finally(waiting.stop);
  return {
    ...visible,
    refused: sent.flatMap((result, index) => {
      const event = events[index];
      return result.status === 'refused' && event !== undefined ? [{ id: event.id, errors: result.errors }] : [];
    }),
    countedByDefault: sent.every((result) => result.status !== 'taken' || result.countedByDefault !== false),
  };
}

/** What was sent, and what the ledger holds of the file already: a crash may have left that unprojected. */
function awaitedRecords(
  events: readonly CloudEvent[],
  sent: readonly SentEvent[],
  current: readonly CurrentRecord[],
): readonly AwaitedRecord[] {
  const taken = sent.flatMap((result, index): AwaitedRecord[] => {
    const reading = readEvent(events[index]);
    if (result.status !== 'taken' || !reading.ok) return [];
    const { event, name } = reading;
    return [{ ...name, hash: contentHash(event.type, event.data), busId: result.busId }];
  });
  return [...current, ...taken];
}
