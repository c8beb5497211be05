import { MAX_EVENT_BYTES } from '@counterweight/contracts/events';
import {
  type EntityRef,
  entityText,
  type Ledger,
  type LedgerRecord,
  MAX_ENTITY_PAYLOAD_BYTES,
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
  const found = await payloadsOf(reading, apart, ledger);
  const records = folded.map((entry) => withPayload(entry, found));
  const redacted = [...entries, ...found.values()].filter(({ payload }) => payload.kept === false);
  if (new Set(redacted.map(recordNameText)).size < (state?.redacted ?? 0)) {
    throw new Error(`${entityText(reading)}: its records were read before a redaction that its state has`);
  }
  return records;
}

const PAYLOADS_AT_ONCE = 50;

async function payloadsOf(
  reading: EntityReading,
  apart: readonly RecordEntry[],
  ledger: Pick<Ledger, 'records'>,
): Promise<ReadonlyMap<string, LedgerRecord>> {
  const found = new Map<string, LedgerRecord>();
  let bytes = 0;
  for (let first = 0; first < apart.length; first += PAYLOADS_AT_ONCE) {
    for (const [text, record] of await ledger.records(apart.slice(first, first + PAYLOADS_AT_ONCE))) {
      found.set(text, record);
      bytes += jsonBytes(record.payload);
    }
    if (bytes <= MAX_ENTITY_PAYLOAD_BYTES || needsHistory(reading)) continue;
    const most = `an entity may have at most ${MAX_ENTITY_PAYLOAD_BYTES} bytes of payloads that count; retract some`;
    throw new UnprojectableError(`${reading.kind} ${reading.entity}: payloads of ${bytes} bytes and more; ${most}`);
  }
  return found;
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
