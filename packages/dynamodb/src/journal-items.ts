import { daySchema, entityIdSchema, recordIdSchema, revisionSchema, seqSchema } from '@counterweight/domain/values';
import { type BuildsOfView, type Head, headAfter, type JournalItem, type ViewBuilds } from '@counterweight/ledger';
import { z } from 'zod';
import { jsonText } from './json-text.ts';
import { HEAD_KEY, journalKey } from './keys.ts';
import type { RawItem } from './reading.ts';
import { absent, type Condition, putOf, readItem, type StoredItem } from './stored-item.ts';
import type { TransactionItem } from './transaction.ts';

const buildsSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z
      .object({ live: z.int().optional(), last: z.int(), unused: z.array(z.int()) })
      .transform(({ live, ...held }): BuildsOfView => (live === undefined ? held : { live, ...held })),
  ),
);
const headItemSchema = z.object({
  seq: seqSchema,
  day: daySchema,
  hash: z.string(),
  // Absent in a ledger that was written before views had builds.
  builds: jsonText(buildsSchema).default({}),
});
const journalItemSchema = z.object({
  seq: seqSchema,
  day: daySchema,
  at: z.string(),
  previous: z.string(),
  hash: z.string(),
  records: jsonText(
    z.array(
      z.object({
        kind: z.string(),
        entity: entityIdSchema,
        record: recordIdSchema,
        revision: revisionSchema,
        hash: z.string(),
        change: z.enum(['created', 'corrected', 'retracted', 'superseded', 'redacted']),
      }),
    ),
  ),
});

/**
 * What appends an item to the journal: HEAD moves on from where it was read, and the item's place is free. `previous`
 * and `hash` chain the items, so HEAD's condition covers the hash too, and with it the builds that came of the last one.
 */
export function journalAppend(
  table: string,
  from: Head,
  item: JournalItem,
  builds: ViewBuilds,
): readonly TransactionItem[] {
  return [
    { item: { type: 'head' }, put: putOf(table, headItem(headAfter(item, builds), item), headIs(from)) },
    { item: { type: 'journal' }, put: putOf(table, journalItem(item), absent('pk')) },
  ];
}

function headItem({ seq, hash, builds }: Head, { day }: JournalItem): StoredItem {
  return { ...HEAD_KEY, seq, day, hash, builds: JSON.stringify(builds) };
}

function headIs({ seq, hash }: Head): Condition {
  if (seq === 0) return absent('pk');
  return {
    expression: '#seq = :seq AND #hash = :hash',
    names: { '#seq': 'seq', '#hash': 'hash' },
    values: { ':seq': seq, ':hash': hash },
  };
}

function journalItem({ seq, day, at, previous, hash, records }: JournalItem): StoredItem {
  const named = records.map(({ kind, entity, record, revision, hash: content, change }) => ({
    ...{ kind, entity, record, revision },
    ...{ hash: content, change },
  }));
  return { ...journalKey(seq), seq, day, at, previous, hash, records: JSON.stringify(named) };
}

export function readHead(item: RawItem): Head {
  return readItem(headItemSchema, item);
}

export function readJournalItem(item: RawItem): JournalItem {
  return readItem(journalItemSchema, item);
}
