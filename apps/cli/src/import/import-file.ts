import { writeFileSync } from 'node:fs';
import { type CloudEvent, cloudEventSchema, contentHash } from '@counterweight/contracts/events';
import { sourceSchema, utcDay } from '@counterweight/domain/values';
import {
  defaultLimits,
  type FileReading,
  ImportFileError,
  type ImportPlan,
  planImport,
} from '@counterweight/importers';
import { createApiClient } from '../api/api-client.ts';
import { endpointOf, readToken, type TargetOptions } from '../api/api-target.ts';
import { readCurrentRecords } from '../api/current-records.ts';
import { type CliEnvironment, fileAt } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import { type Confirmations, unconfirmed } from './confirm-import.ts';
import { describeDataset } from './dataset-description.ts';
import { dryRunText, notesText, planText, summaryText } from './import-summary.ts';
import type { Importable, ReadFlags } from './importable.ts';
import { publishAndWait } from './publish-import.ts';
import { readFile } from './read-file.ts';

export interface ImportOptions extends TargetOptions, Confirmations {
  readonly source: string;
  /** The file is a part of the data set: what it lacks is not gone. */
  readonly partial?: boolean;
  readonly dryRun?: boolean;
  /** Where to write every note on a row, one JSON object a line. */
  readonly notes?: string;
  readonly maxMb?: number;
  readonly maxRows?: number;
  readonly redistributed?: boolean;
  readonly activityTotals?: boolean;
}

/** A file above this is read for long enough that one wonders. */
const LARGE_BYTES = 5 * 1024 * 1024;

/** `cw import KIND FILE`: plans against what the ledger holds, publishes the difference, waits until it is visible. */
export async function importFile(
  importable: Importable,
  file: string,
  options: ImportOptions,
  env: CliEnvironment,
): Promise<ExitCode> {
  const startedAt = env.now();
  const source = checkedSource(options.source);
  const flags = readFlags(options, env);
  const reading = await readImportable(importable, file, flags, env);
  if (options.notes !== undefined) writeNotes(options.notes, reading, env);
  const target = { endpoint: endpointOf(options), token: readToken(options, env) };
  const api = createApiClient(target, env);
  const [current, datasets] = await Promise.all([
    readCurrentRecords(api, source, importable.kind),
    readCurrentRecords(api, source, 'dataset'),
  ]);
  const plan = planImport(reading, current, {
    ...{ source, partial: options.partial === true },
    ...{ contentHash, idKey: target.token },
  });
  env.out(planText(file, source, reading, plan));
  const refusal = await unconfirmed(importable, reading, plan, options, { api, source, current });
  if (refusal !== undefined) {
    env.err(refusal);
    return exitCodes.needsYes;
  }
  if (options.dryRun === true) {
    env.out(dryRunText(reading, options.notes));
    return reading.refused.length > 0 ? exitCodes.someRefused : exitCodes.ok;
  }
  const description = describeDataset(importable, source, datasets, { ...flags, idKey: target.token });
  const events = [...(description === undefined ? [] : [description]), ...plan.events.map(asCloudEvent)];
  const published = await publishAndWait(api, source, events, current, env);
  const seconds = (env.now() - startedAt) / 1000;
  env.out(summaryText({ file, reading, plan, seconds, notesFile: options.notes, ...published }));
  if (published.waiting !== undefined) {
    env.err(`${published.waiting}\n`);
    return exitCodes.notYetVisible;
  }
  const putAside = published.refused.length + published.setAside.length;
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

function readFlags(options: ImportOptions, env: CliEnvironment): ReadFlags & { limits: typeof defaultLimits } {
  const { maxMb = defaultLimits.megabytes, maxRows = defaultLimits.rows } = options;
  return {
    today: utcDay(env.now()),
    limits: { megabytes: maxMb, rows: maxRows },
    partial: options.partial === true,
    redistributed: options.redistributed === true,
    activityTotals: options.activityTotals === true,
  };
}

async function readImportable(
  importable: Importable,
  file: string,
  flags: ReadFlags & { limits: typeof defaultLimits },
  env: CliEnvironment,
): Promise<FileReading> {
  try {
    const bytes = readFile(file, flags.limits, env);
    if (bytes.length > LARGE_BYTES) env.err(`Reading ${file}, which is large: this may take a minute.\n`);
    return await importable.read(bytes, flags);
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error;
    const { message, allowed } = error;
    const named = allowed === undefined || allowed.every((name) => message.includes(name));
    throw new CommandError(`${file}: ${message}${named ? '' : `; allowed: ${allowed.join(', ')}`}`);
  }
}

function writeNotes(file: string, reading: FileReading, env: CliEnvironment): void {
  try {
    writeFileSync(fileAt(file, env), notesText(reading));
  } catch {
    throw new CommandError(`--notes ${file} cannot be written: is it in a folder that exists and may be written to?`);
  }
}

function asCloudEvent({ type, id, source, data }: ImportPlan['events'][number]): CloudEvent {
  return cloudEventSchema.parse({ specversion: '1.0', id, source, type, data });
}
