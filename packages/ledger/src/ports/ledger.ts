import type { RecordName } from '@counterweight/contracts/events';
import type { RecordContent } from '@counterweight/domain/kinds';
import type { StoredRow } from '@counterweight/domain/rows';
import type { Day, EntityId, RecordId, Revision, Seq, Source } from '@counterweight/domain/values';
import type { CommitOutcome } from './commit-outcome.ts';
import type { LiveViews, ViewPlace } from './live-views.ts';

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

/** What the ledger says of one accepted revision beside its payload. It never changes. */
export interface RecordHead extends RecordName {
  readonly source: Source;
  readonly type: string;
  /** `contentHash` by the record's salt: it stays when a redaction takes the salt. */
  readonly hash: string;
  readonly status: 'live' | 'retracted';
  readonly eventId: string;
  /** ISO 8601, UTC. */
  readonly acceptedAt: string;
  readonly sender: string;
}

/** A payload that stands apart, by the record and the content that it was sent for. */
export interface PayloadName extends RecordName {
  readonly hash: string;
}

/** What was sent with the salt of its hash, or why both are here no more. */
export type Payload =
  | { readonly kept: true; readonly data: unknown; readonly salt: string }
  | { readonly kept: false; readonly reason: string; readonly answer: 410 | 451 };

/** One accepted revision. It never changes; a redaction takes the payload and leaves the rest. */
export interface LedgerRecord extends RecordHead {
  readonly payload: Payload;
}

/** A record as a reading of its whole entity gives it: a large payload stands apart, to be read by `records`. */
export interface RecordEntry extends RecordHead {
  readonly payload: Payload | { readonly kept: 'apart'; readonly salt: string };
}

/** Payloads of more JSON text than this, in bytes of UTF-8, stand apart. */
export const MAX_INLINE_PAYLOAD_BYTES = 4096;

/**
 * That an event's id was used, and for which record. Never expires, so that a late redelivery is still recognized. It holds
 * nothing that is made of the payload: what became of the event follows from the record of its name.
 */
export interface Receipt extends EventKey {
  readonly name: RecordName;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly sender: string;
}

/** The end of a conditional write of one item. `taken`: there is one of this key. `refused`: it can never be stored. */
export type PutOutcome<Held> =
  | { readonly outcome: 'stored' }
  | { readonly outcome: 'taken'; readonly held: Held }
  | { readonly outcome: 'refused'; readonly message: string };

/** Revisions `from` to `to` of a record, all there are between them included, made known at `seq`. */
export type KnownRun = readonly [from: Revision, to: Revision, seq: Seq];

/** Of each record which revisions are in the journal, in order of revision. Runs never overlap. */
export type KnownRevisions = Readonly<Record<RecordId, readonly KnownRun[]>>;

/** A row that stands: where it came, as the `ordinal`th from 0 of its entity's rows of its view in that item. */
export interface AppliedRow {
  readonly from: Seq;
  readonly ordinal: number;
  readonly row: StoredRow;
}

/** What the journal has of one entity, for all its views: the one item that projecting the entity changes. */
export interface StateItem extends EntityRef {
  /** Counts this item's writes; the next write is conditional on it. */
  readonly version: number;
  readonly known: KnownRevisions;
  /** How many of its payloads redactions have taken; absent for none. Records that show fewer were read too early. */
  readonly redacted?: number;
  /** The rows that stand, by view; a view that is not here was not live when the entity was last projected. */
  readonly rows: Readonly<Record<ViewPlace, readonly AppliedRow[]>>;
  /** The last item that named the entity. */
  readonly seq: Seq;
}

/** Of one entity at most: ingest refuses what would be more. */
export const MAX_ENTITY_REVISIONS = 1000;
/** The last of them are for retractions alone, so that whoever filled an entity can take back what it says. */
export const RESERVED_FOR_RETRACTIONS = 50;
/** What the projector takes: functions that ingest side by side each count without what the others are writing. */
export const MAX_PROJECTED_REVISIONS = MAX_ENTITY_REVISIONS + 200;
/** Rows of an entity that stand at once, over all its views. */
export const MAX_ENTITY_ROWS = 500;
/** Bytes of these rows, as JSON text: with the names of all revisions they fit in one item, however they compress. */
export const MAX_ENTITY_ROW_BYTES = 250_000;

/** Bytes of the payloads of its highest revisions that stand apart, as JSON text: they are folded in one function's memory. */
export const MAX_ENTITY_PAYLOAD_BYTES = 50_000_000;

/** A position in the journal. `seq` 0 and no day before the first item. */
export interface JournalPosition {
  readonly seq: Seq;
  readonly day: Day | undefined;
  readonly hash: string;
}

/** The end of the journal, with the views whose rows it carries. */
export interface Head extends JournalPosition {
  readonly views: LiveViews;
}

export type ChangeType = 'created' | 'corrected' | 'retracted' | 'superseded' | 'redacted';

export interface JournalRecord extends RecordName {
  readonly hash: string;
  /** `superseded`: it came after a higher revision and changed nothing. `redacted`: known before, its payload is gone. */
  readonly change: ChangeType;
}

/** A row that went, by where it had come. */
export interface RowPointer {
  readonly from: Seq;
  readonly ordinal: number;
}

/** A row over time: from `from` on, and until `to` where it went. */
export interface HistoricRow extends AppliedRow {
  readonly to: Seq | undefined;
}

/** What an item did to the rows of one entity, by view. */
export type RowsOfEntity =
  /** Rows came, in the order of their ordinals from 0, and rows went. */
  | {
      readonly type: 'moved';
      readonly came: Readonly<Record<ViewPlace, readonly StoredRow[]>>;
      readonly gone: Readonly<Record<ViewPlace, readonly RowPointer[]>>;
    }
  /** After a redaction: these are all the rows that the entity ever had, and no others. */
  | { readonly type: 'replaced'; readonly rows: Readonly<Record<ViewPlace, readonly HistoricRow[]>> };

/** One entity's part of an item. */
export interface EntityChange extends EntityRef {
  /** SHA-256 of salt and rows: it stands for them in the chain, and stays when they are erased. */
  readonly commitment: string;
  /** `undefined` once a redaction has erased them; a later item then replaces them. */
  readonly content: { readonly salt: string; readonly rows: RowsOfEntity } | undefined;
}

/** That the operator gave a source a rank; 0: took it away. */
export interface GivenRank {
  readonly source: Source;
  readonly rank: number;
}

/** One transaction's place in known time. An item naming no records closes a day, switches a view or gives a rank. */
export interface JournalItem {
  readonly seq: Seq;
  readonly day: Day;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly records: readonly JournalRecord[];
  readonly entities: readonly EntityChange[];
  readonly ranked?: GivenRank;
  /** The hash of the item before. */
  readonly previous: string;
  /** SHA-256 of all the above, with the commitments of the entities in the place of their rows. */
  readonly hash: string;
}

/** What is left in the place of a record's payload. */
export interface Redaction {
  readonly name: RecordName;
  readonly reason: string;
  /** What reading it answers: gone, or unavailable for legal reasons (RFC 9110, RFC 7725). */
  readonly answer: 410 | 451;
}

/**
 * The one transaction that moves the journal. Conditions: HEAD is `head`; each state's version is the expected one (0: there
 * is none); a redaction's record is there with its payload.
 */
export interface Commit {
  readonly head: Head;
  readonly item: JournalItem;
  /** The live views once it is done. */
  readonly views: LiveViews;
  readonly states: readonly { readonly expectedVersion: number; readonly state: StateItem }[];
  readonly redaction?: Redaction;
}

/** Entities of a commit: with HEAD, the journal's item and its parts (by the bound below) they are no more than 100 items. */
export const MAX_COMMIT_ENTITIES = 80;
/** Bytes of what a commit of several entities says of them, states included, as JSON text; a single one has its own bounds. */
export const MAX_COMMIT_BYTES = 600_000;

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page starts; absent at the end. Opaque. */
  readonly next?: string;
}

/** An entity that had a record accepted. */
export interface AcceptedEntity extends EntityRef {
  readonly acceptedAt: string;
}

/**
 * The truth: receipts, records, states, journal and HEAD. Every read is strongly consistent unless it says otherwise; one of
 * several items is no snapshot, since a transaction may become visible item by item.
 */
export interface Ledger {
  /** By `eventKeyText`. */
  receipts(keys: readonly EventKey[]): Promise<ReadonlyMap<string, Receipt>>;
  /** Condition: the key is new. */
  putReceipt(receipt: Receipt): Promise<PutOutcome<Receipt>>;
  /** Condition: the name is new. A large payload is written before it, apart, and taken away again where the name is taken. */
  putRecord(record: LedgerRecord): Promise<PutOutcome<RecordEntry>>;
  /** By `recordNameText`, with their payloads. */
  records(names: readonly RecordName[]): Promise<ReadonlyMap<string, LedgerRecord>>;
  /** By `recordNameText`, without the payloads that stand apart. */
  entries(names: readonly RecordName[]): Promise<ReadonlyMap<string, RecordEntry>>;
  /** By `recordNameText`, the salts of their hashes; none of what is redacted. */
  salts(names: readonly RecordName[]): Promise<ReadonlyMap<string, string>>;
  /** Every record of an entity, in order of record and revision, all pages. */
  entity(ref: EntityRef): Promise<readonly RecordEntry[]>;
  /** By `entityText`. */
  states(refs: readonly EntityRef[]): Promise<ReadonlyMap<string, StateItem>>;
  head(): Promise<Head>;
  /** Items after a position, in order and without a gap: it ends before an item that is not visible yet. */
  journal(after: Seq, limit: number): Promise<readonly JournalItem[]>;
  /** All or nothing. */
  commit(commit: Commit): Promise<CommitOutcome>;
  /** Takes the rows and the salt of one entity out of an item; nothing where they are gone. */
  eraseRows(seq: Seq, ref: EntityRef): Promise<void>;
  /** Entities with records accepted on a UTC day from `since` on (ISO 8601), in order of acceptance. May lag by moments. */
  acceptedOn(
    day: Day,
    since: string | undefined,
    after: string | undefined,
    limit: number,
  ): Promise<Page<AcceptedEntity>>;
  /** Everything recorded before this instant (ISO 8601, UTC) was seen projected by a sweep. */
  sweptThrough(): Promise<string | undefined>;
  setSweptThrough(instant: string): Promise<void>;
  /**
   * Every record with its payload, those of an entity one after the other; in no other order. Not a snapshot. An entity that came
   * in two parts would lack records that its state knows: verify lists them, and a rebuild stops.
   */
  scan(): AsyncIterable<LedgerRecord>;
  /** Every state, in no order. Not a snapshot. */
  scanStates(): AsyncIterable<StateItem>;
  /** Payloads that stand apart of records that do not have them: somebody was killed between both, or is putting one now. */
  strayPayloads(): AsyncIterable<PayloadName>;
  /** Takes away whatever stands apart of a record and is not its payload; nothing where the record is not there. */
  eraseStrayPayloads(name: RecordName): Promise<void>;
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
export function redactedRecord(record: LedgerRecord, { reason, answer }: Redaction): LedgerRecord {
  return { ...record, payload: { kept: false, reason, answer } };
}

/** A record as folds see it. */
export function contentOf(record: LedgerRecord): RecordContent {
  const { record: id, revision } = record;
  if (!record.payload.kept) return { record: id, revision, status: 'redacted', reason: record.payload.reason };
  return { record: id, revision, status: record.status, data: record.payload.data };
}
