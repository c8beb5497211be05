import type { RecordName } from '@counterweight/contracts/events';
import type { RecordContent } from '@counterweight/domain/kinds';
import type { Day, EntityId, Seq, Source } from '@counterweight/domain/values';
import type { CommitOutcome } from './commit-outcome.ts';
import type { ViewBuilds } from './view-builds.ts';

/** An entity as storage names it: its kind may be one that only newer code knows. */
export interface EntityRef {
  readonly kind: string;
  readonly entity: EntityId;
}

/** What a publisher calls its event. */
export interface EventKey {
  readonly source: Source;
  readonly id: string;
}

/** When, in the journal's order, a record was made known. */
export interface Known {
  readonly seq: Seq;
  readonly day: Day;
}

/** One accepted revision. It never changes; a redaction takes the payload and leaves the rest. */
export interface LedgerRecord extends RecordName {
  readonly source: Source;
  readonly type: string;
  readonly hash: string;
  readonly status: 'live' | 'retracted';
  readonly eventId: string;
  /** ISO 8601, UTC. */
  readonly acceptedAt: string;
  readonly sender: string;
  readonly payload:
    | { readonly kept: true; readonly data: unknown }
    | { readonly kept: false; readonly reason: string; readonly answer: 410 | 451 };
}

/** A record with its place in the journal; `undefined` while it is not yet projected. */
export interface PlacedRecord extends LedgerRecord {
  readonly known: Known | undefined;
}

/** What became of an event that reached the ledger; never expires, so that a late redelivery is still recognized. */
export interface Receipt extends EventKey {
  readonly outcome: 'accepted' | 'duplicate';
  readonly name: RecordName;
  readonly hash: string;
  /** The event that recorded this content first; itself when `accepted`. */
  readonly firstId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly sender: string;
}

/** One event's part of an append. Conditions: the record's name and the receipt's key are both new. */
export interface AppendEntry {
  readonly record: LedgerRecord | undefined;
  /** Absent when the event has its receipt and only came under another bus id. */
  readonly receipt: Receipt | undefined;
  /** The bus's own id for this delivery, remembered for its sender. */
  readonly busId: string;
  readonly event: EventKey;
}

/** A position in the journal. `seq` 0 and no day before the first item. */
export interface JournalPosition {
  readonly seq: Seq;
  readonly day: Day | undefined;
  readonly hash: string;
}

/** The end of the journal, with the builds of the views that are complete there. */
export interface Head extends JournalPosition {
  readonly builds: ViewBuilds;
}

export type ChangeType = 'created' | 'corrected' | 'retracted' | 'superseded' | 'redacted';

export interface JournalRecord extends RecordName {
  readonly hash: string;
  /** `superseded`: it came after a higher revision and changed nothing. `redacted`: known before, its payload is gone. */
  readonly change: ChangeType;
}

/** One projection transaction's place in known time. An item naming no records closes a day. */
export interface JournalItem {
  readonly seq: Seq;
  readonly day: Day;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly records: readonly JournalRecord[];
  /** The hash of the item before. */
  readonly previous: string;
  /** SHA-256 of the canonical JSON of all the above. */
  readonly hash: string;
}

/** What is left in the place of a record's payload. */
export interface Redaction {
  readonly record: LedgerRecord;
  readonly reason: string;
  /** What reading it answers: gone, or unavailable for legal reasons (RFC 9110, RFC 7725). */
  readonly answer: 410 | 451;
}

/** What an importer plans against. */
export interface RecordSummary extends RecordName {
  readonly hash: string;
  readonly status: 'live' | 'retracted';
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page starts; absent at the end. Opaque. */
  readonly next?: string;
}

/** The append-only truth: records, receipts, HEAD and journal. Every read is strongly consistent unless it says otherwise. */
export interface Ledger {
  /** By `eventKeyText`. */
  receipts(keys: readonly EventKey[]): Promise<ReadonlyMap<string, Receipt>>;
  eventOfBusId(busId: string): Promise<EventKey | undefined>;
  /** By `recordNameText`. */
  records(names: readonly RecordName[]): Promise<ReadonlyMap<string, LedgerRecord>>;
  /** All or nothing; at most 33 entries, no name or key twice. */
  append(entries: readonly AppendEntry[]): Promise<CommitOutcome>;
  /** Every record of an entity with its place in the journal, all pages. */
  entity(ref: EntityRef): Promise<readonly PlacedRecord[]>;
  head(): Promise<Head>;
  /** Items after a position, in order. */
  journal(after: Seq, limit: number): Promise<readonly JournalItem[]>;
  /** Appends an item naming no records: condition, HEAD is `from`. The builds stay as they are in `from` unless given. */
  advance(from: Head, item: JournalItem, builds?: ViewBuilds): Promise<CommitOutcome>;
  /**
   * Takes a record's payload and appends an item that says so. Conditions: HEAD is `from`, and the record is as it was
   * read, with its payload.
   */
  redact(from: Head, item: JournalItem, redaction: Redaction): Promise<CommitOutcome>;
  /** A source's records of a kind in order of name, every revision. May lag behind an append by moments. */
  bySource(source: Source, kind: string, after: string | undefined, limit: number): Promise<Page<RecordSummary>>;
  /** Records accepted on a UTC day, in order of acceptance. May lag behind an append by moments. */
  acceptedOn(
    day: Day,
    after: string | undefined,
    limit: number,
  ): Promise<Page<EntityRef & { readonly acceptedAt: string }>>;
  /** Everything recorded before this instant (ISO 8601, UTC) was seen projected by a sweep. */
  sweptThrough(): Promise<string | undefined>;
  setSweptThrough(instant: string): Promise<void>;
  /** Every record, in no order. Not a snapshot. */
  scan(): AsyncIterable<LedgerRecord>;
}

export function eventKeyText(key: EventKey): string {
  return `${key.source} ${key.id}`;
}

export function recordNameText(name: RecordName): string {
  return `${name.kind} ${name.entity} ${name.record} ${name.revision}`;
}

export function entityText(ref: EntityRef): string {
  return `${ref.kind} ${ref.entity}`;
}

/** A record without its payload. */
export function redactedRecord({ record, reason, answer }: Redaction): LedgerRecord {
  return { ...record, payload: { kept: false, reason, answer } };
}

/** A record as folds see it. */
export function contentOf(record: LedgerRecord): RecordContent {
  const { record: id, revision } = record;
  if (!record.payload.kept) return { record: id, revision, status: 'redacted', reason: record.payload.reason };
  return { record: id, revision, status: record.status, data: record.payload.data };
}
