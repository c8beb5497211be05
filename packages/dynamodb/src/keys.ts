import { createHash } from 'node:crypto';
import type { RecordName } from '@counterweight/contracts/events';
import type { CellKey } from '@counterweight/domain/rows';
import {
  type Day,
  daySchema,
  entityIdSchema,
  recordIdSchema,
  revisionSchema,
  type Seq,
  type Source,
} from '@counterweight/domain/values';
import { type EntityRef, type EventKey, entityText, type ViewPlace } from '@counterweight/ledger';

/** An item's primary key in the ledger and the views table. */
export type Key = { readonly pk: string; readonly sk: string };

/** How many partitions a view's cells, states and axes of rows are spread over. Changing it needs a rebuild of every view. */
export const SHARDS = 16;

const REVISION_DIGITS = 10;
const SEQ_DIGITS = 12;
const RECORD = 'REC#';
const ENTITY = 'ENTITY#';

/** Sorts before every character that a key may go on with: `<key>!` lies after that key and before any longer one. */
export const AFTER = '!';
/** Sorts after every character that an id may hold. */
export const LAST = '\u007f';

/** Of the `record` item's key: what a stream record and a scan are told apart by. */
export const RECORD_PREFIX = RECORD;

export function entityPartition({ kind, entity }: EntityRef): string {
  return `${ENTITY}${kind}#${entity}`;
}

export function recordKey(name: RecordName): Key {
  return { pk: entityPartition(name), sk: `${RECORD}${revisionText(name)}` };
}

export function knownKey(name: RecordName): Key {
  return { pk: entityPartition(name), sk: `KNOWN#${revisionText(name)}` };
}

/** The record that a key names; `undefined` when it is the key of something else. Throws a ZodError on a malformed name. */
export function recordNameOf({ pk, sk }: Key): RecordName | undefined {
  const [entityTag, kind, entity] = pk.split('#');
  const [recordTag, record, revision] = sk.split('#');
  if (`${entityTag}#` !== ENTITY || `${recordTag}#` !== RECORD || kind === undefined) return undefined;
  return {
    kind,
    entity: entityIdSchema.parse(entity),
    record: recordIdSchema.parse(record),
    revision: revisionSchema.parse(Number(revision)),
  };
}

/** `<record>#<revision>` as record and known mark share it; revisions sort as numbers. */
export function revisionText({ record, revision }: Pick<RecordName, 'record' | 'revision'>): string {
  return `${record}#${String(revision).padStart(REVISION_DIGITS, '0')}`;
}

/** Attributes of a record that the ledger's indexes are keyed by. */
export function recordIndexKeys(name: RecordName, source: Source, acceptedAt: string) {
  return {
    sourceKind: sourcePartition(source, name.kind),
    name: `${name.entity}#${revisionText(name)}`,
    acceptedDay: acceptedAt.slice(0, 10),
    acceptedOrder: `${acceptedAt}#${name.kind}#${name.entity}#${revisionText(name)}`,
  };
}

export function sourcePartition(source: Source, kind: string): string {
  return `${source}#${kind}`;
}

/** An event id may hold `#`; it stands last. */
export function receiptKey({ source, id }: EventKey): Key {
  return { pk: `EVENT#${source}#${id}`, sk: 'RECEIPT' };
}

export function busIdKey(busId: string): Key {
  return { pk: `BUS#${busId}`, sk: 'EVENT' };
}

export const HEAD_KEY: Key = { pk: 'HEAD', sk: 'HEAD' };
export const SWEEP_KEY: Key = { pk: 'SWEEP', sk: 'MARK' };
export const JOURNAL_PARTITION = 'JOURNAL';

export function journalKey(seq: Seq): Key {
  return { pk: JOURNAL_PARTITION, sk: seqText(seq) };
}

/** All tokens stand together, to be listed: they are few, and each is read by its whole key. */
export const TOKEN_PARTITION = 'TOKEN';

export function tokenKey(id: string): Key {
  return { pk: TOKEN_PARTITION, sk: id };
}

export function stateKey(view: ViewPlace, ref: EntityRef): Key {
  return { pk: statePartition(view, shardOf(entityText(ref))), sk: `${ref.kind}#${ref.entity}` };
}

export function statePartition(view: ViewPlace, shard: number): string {
  return `STATES#${view}#${shardText(shard)}`;
}

export function cellKey(view: ViewPlace, cell: CellKey, known: Day): Key {
  const { pk, prefix } = cellVersionsPrefix(view, cell);
  return { pk, sk: `${prefix}${known}` };
}

/** Where the known-day versions of one cell stand, oldest first. */
export function cellVersionsPrefix(view: ViewPlace, cell: CellKey): { readonly pk: string; readonly prefix: string } {
  const text = `${cell.axis}#${cell.day}`;
  return { pk: cellPartition(view, shardOf(text)), prefix: `${text}#` };
}

export function cellPartition(view: ViewPlace, shard: number): string {
  return `CELLS#${view}#${shardText(shard)}`;
}

/** All rows of an axis stand together, in order; the axes of a view stand apart, so that each has a partition's speed. */
export function rowKey(view: ViewPlace, cell: CellKey, { kind, entity }: EntityRef, known: Day): Key {
  return { pk: axisPartition(view, cell.axis), sk: `${cell.axis}#${cell.day}#${kind}#${entity}#${known}` };
}

export function axisPartition(view: ViewPlace, axis: string): string {
  return rowPartition(view, shardOf(axis));
}

export function rowPartition(view: ViewPlace, shard: number): string {
  return `ROWS#${view}#${shardText(shard)}`;
}

export function movesKey(view: ViewPlace, seq: Seq): Key {
  return { pk: movesPartition(view), sk: seqText(seq) };
}

export function movesPartition(view: ViewPlace): string {
  return `MOVES#${view}`;
}

export function seqText(seq: Seq): string {
  return String(seq).padStart(SEQ_DIGITS, '0');
}

/** The cell that a `<axis>#<day>#...` sort key starts with. */
export function cellOf(sk: string): CellKey {
  const [axis = '', day] = sk.split('#');
  return { axis, day: day === 'undated' ? day : daySchema.parse(day) };
}

/** Attributes of a quarantine item that its indexes are keyed by. What was claimed may hold any character. */
export function quarantineIndexKeys(item: {
  readonly id: string;
  readonly at: string;
  readonly source: string | undefined;
  readonly eventId: string | undefined;
}) {
  return {
    everything: QUARANTINE_PARTITION,
    order: `${item.at}#${item.id}`,
    ...(item.source === undefined ? {} : { claimedSource: claimedSourcePartition(item.source) }),
    ...(item.eventId === undefined ? {} : { claimedEvent: claimedEventPartition(item.eventId) }),
  };
}

export const QUARANTINE_PARTITION = 'ALL';

/** The prefix keeps an empty claim from being an empty key, which DynamoDB refuses. */
export function claimedSourcePartition(source: string): string {
  return `SOURCE#${source.toWellFormed()}`;
}

export function claimedEventPartition(eventId: string): string {
  return `EVENT#${eventId.toWellFormed()}`;
}

function shardOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt8(0) % SHARDS;
}

function shardText(shard: number): string {
  return String(shard).padStart(2, '0');
}
