import { canonicalText, sha256 } from '@counterweight/contracts/events';
import { type Day, laterDay, seqSchema, utcDay } from '@counterweight/domain/values';
import type {
  EntityChange,
  EntityRef,
  GivenRank,
  Head,
  JournalItem,
  JournalPosition,
  JournalRecord,
  RowsOfEntity,
} from '../ports/ledger.ts';
import { type LiveViews, VIEWS_AT_FIRST } from '../ports/live-views.ts';

/** HEAD of an empty ledger. */
export const EMPTY_HEAD: Head = {
  seq: seqSchema.parse(0),
  day: undefined,
  hash: '0'.repeat(64),
  views: VIEWS_AT_FIRST,
};

/** What an item says beside its place. */
export interface ItemContent {
  readonly records: readonly JournalRecord[];
  readonly entities: readonly EntityChange[];
  readonly ranked?: GivenRank;
}

/** The item after `head`: the day is the later of HEAD's and today, so that a lagging clock never reopens a day. */
export function nextJournalItem(
  head: JournalPosition,
  nowMs: number,
  { records, entities, ranked }: ItemContent = { records: [], entities: [] },
): JournalItem {
  const today = utcDay(nowMs);
  const content = {
    seq: seqSchema.parse(head.seq + 1),
    day: head.day === undefined ? today : laterDay(head.day, today),
    at: new Date(nowMs).toISOString(),
    records,
    entities,
    ...(ranked === undefined ? {} : { ranked }),
    previous: head.hash,
  };
  return { ...content, hash: journalHash(content) };
}

/** What the hash of an item is made of, wherever it was read. */
export interface HashedItem {
  readonly seq: number;
  readonly day: string;
  readonly at: string;
  readonly records: readonly {
    readonly kind: string;
    readonly entity: string;
    readonly record: string;
    readonly revision: number;
    readonly hash: string;
    readonly change: string;
  }[];
  readonly entities: readonly { readonly kind: string; readonly entity: string; readonly commitment: string }[];
  readonly ranked?: { readonly source: string; readonly rank: number };
  readonly previous: string;
}

/** SHA-256 over everything an item says, its predecessor's hash and the commitments of its entities included. */
export function journalHash(item: HashedItem): string {
  const { seq, day, at, records, entities, ranked, previous } = item;
  const lines = [
    ...records.map(
      ({ kind, entity, record, revision, hash, change }) => `${kind} ${entity} ${record} ${revision} ${hash} ${change}`,
    ),
    ...entities.map(({ kind, entity, commitment }) => `${kind} ${entity} ${commitment}`),
    ...(ranked === undefined ? [] : [`ranked ${ranked.source} ${ranked.rank}`]),
  ];
  return sha256([seq, day, at, previous, ...lines].join('\n'));
}

/** One entity's part of an item, committed to with a salt of its own. */
export function entityChange({ kind, entity }: EntityRef, rows: RowsOfEntity, salt: string): EntityChange {
  return { kind, entity, commitment: commitmentOf(rows, salt), content: { salt, rows } };
}

/** SHA-256 of salt and rows. Rows as storage gives them back have the same one: neither order of names nor absence counts. */
export function commitmentOf(rows: RowsOfEntity, salt: string): string {
  return sha256(`${salt}\n${canonicalText(rows)}`);
}

/** HEAD once an item is appended. */
export function headAfter({ seq, day, hash }: JournalItem, views: LiveViews): Head {
  return { seq, day, hash, views };
}

/** Whether nothing can become known on `day` any more. */
export function isClosed(day: Day, head: JournalPosition): boolean {
  return head.day !== undefined && day < head.day;
}
