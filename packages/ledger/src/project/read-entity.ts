import { MAX_EVENT_BYTES } from '@counterweight/contracts/events';
import {
  type EntityRef,
  entityText,
  type Ledger,
  type LedgerRecord,
  MAX_PROJECTED_REVISIONS,
  type RecordEntry,
  recordNameText,
  type StateItem,
} from '../ports/ledger.ts';
import { type LiveViews, livePlaces } from '../ports/live-views.ts';
import { UnprojectableError } from './unprojectable-error.ts';

/** What was read of an entity: its state, and after it all its records, of which large payloads stand apart. */
export interface EntityReading extends EntityRef {
  readonly views: LiveViews;
  readonly state: StateItem | undefined;
  readonly entries: readonly RecordEntry[];
}

const HEAVY_RECORDS = 200;
const HEAVY_BYTES = 1_000_000;

/** Whether reading and folding the entity may be so much work that others go first. Payloads apart may be of any size. */
export function isHeavy(reading: EntityReading): boolean {
  const apart = foldedEntries(reading).filter(({ payload }) => payload.kept === 'apart');
  return reading.entries.length > HEAVY_RECORDS || apart.length * MAX_EVENT_BYTES > HEAVY_BYTES;
}

/** Bytes of JSON text, in UTF-8. */
export function jsonBytes(content: unknown): number {
  return Buffer.byteLength(JSON.stringify(content) ?? '');
}

/**
 * The records whose payloads a plan folds: of each record the highest revision, or every one that was known where rows have
 * to be made over time. Payloads that stand apart are read. Throws `UnprojectableError` when there are too many records.
 */
export async function recordsToFold(
  reading: EntityReading,
  ledger: Pick<Ledger, 'records'>,
): Promise<readonly LedgerRecord[]> {
  const { kind, entity, entries, state } = reading;
  if (entries.length > MAX_PROJECTED_REVISIONS) {
    throw new UnprojectableError(
      `${kind} ${entity}: ${entries.length} revisions; an entity may have at most ${MAX_PROJECTED_REVISIONS}`,
    );
  }
  const folded = foldedEntries(reading);
  const apart = folded.filter(({ payload }) => payload.kept === 'apart');
  const found = apart.length === 0 ? new Map<string, LedgerRecord>() : await ledger.records(apart);
  const records = folded.map((entry) => withPayload(entry, found));
  const redacted = [...entries, ...found.values()].filter(({ payload }) => payload.kept === false);
  if (new Set(redacted.map(recordNameText)).size < (state?.redacted ?? 0)) {
    throw new Error(`${entityText(reading)}: its records were read before a redaction that its state has`);
  }
  return records;
}

/** Whether a live view has no rows of the entity yet although it has been projected: the view was switched since. */
export function needsHistory({ kind, views, state }: EntityReading): boolean {
  return state !== undefined && [...livePlaces(kind, views).values()].some((place) => state.rows[place] === undefined);
}

function foldedEntries(reading: EntityReading): readonly RecordEntry[] {
  return needsHistory(reading) ? reading.entries : highestOfEach(reading.entries);
}

function highestOfEach(entries: readonly RecordEntry[]): readonly RecordEntry[] {
  const highest = new Map<string, RecordEntry>();
  for (const entry of entries) {
    const held = highest.get(entry.record);
    if (held === undefined || held.revision < entry.revision) highest.set(entry.record, entry);
  }
  return [...highest.values()];
}

function withPayload(entry: RecordEntry, found: ReadonlyMap<string, LedgerRecord>): LedgerRecord {
  const { payload } = entry;
  if (payload.kept !== 'apart') return { ...entry, payload };
  const record = found.get(recordNameText(entry));
  if (record === undefined) throw new Error(`${recordNameText(entry)}: its payload is not there`);
  return record;
}
