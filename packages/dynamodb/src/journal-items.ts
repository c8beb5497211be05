import { daySchema, entityIdSchema, recordIdSchema, revisionSchema, seqSchema } from '@counterweight/domain/values';
import {
  type EntityChange,
  type EntityRef,
  entityText,
  type Head,
  type JournalItem,
  type LiveViews,
  type RowsOfEntity,
} from '@counterweight/ledger';
import { z } from 'zod';
import { jsonText } from './json-text.ts';
import { HEAD_KEY, journalKey, journalPartKey } from './keys.ts';
import { pack, packed } from './packed.ts';
import type { RawItem } from './reading.ts';
import { absent, type Condition, readItem, type StoredItem } from './stored-item.ts';

const headItemSchema = z.object({
  seq: seqSchema,
  day: daySchema,
  hash: z.string(),
  views: jsonText(z.custom<LiveViews>((views) => typeof views === 'object' && views !== null)),
});
const changeSchema = z.object({ kind: z.string(), entity: entityIdSchema, commitment: z.string() });
const contentsSchema = z.record(
  z.string(),
  z.object({
    salt: z.string(),
    rows: z.custom<RowsOfEntity>((rows) => typeof rows === 'object' && rows !== null),
  }),
);
type Contents = z.infer<typeof contentsSchema>;
const journalItemSchema = z.object({
  seq: seqSchema,
  day: daySchema,
  at: z.string(),
  previous: z.string(),
  hash: z.string(),
  parts: z.int(),
  named: packed(
    z.object({
      records: z.array(
        z.object({
          kind: z.string(),
          entity: entityIdSchema,
          record: recordIdSchema,
          revision: revisionSchema,
          hash: z.string(),
          change: z.enum(['created', 'corrected', 'retracted', 'superseded', 'redacted']),
        }),
      ),
      entities: z.array(changeSchema),
    }),
  ),
  contents: packed(contentsSchema),
});
const partSchema = z.object({ contents: packed(contentsSchema) });

/** Rows of an item or part, as JSON text, before more of them go into the next part. */
const MAX_PART_BYTES = 100_000;

export function headItem({ seq, day, hash, views }: Head): StoredItem {
  return { ...HEAD_KEY, seq, day: day ?? '', hash, views: JSON.stringify(views) };
}

/** That HEAD is where it was read. */
export function headIs({ seq, hash }: Head): Condition {
  if (seq === 0) return absent('pk');
  return {
    expression: '#seq = :seq AND #hash = :hash',
    names: { '#seq': 'seq', '#hash': 'hash' },
    values: { ':seq': seq, ':hash': hash },
  };
}

export function readHead(item: RawItem): Head {
  return readItem(headItemSchema, item);
}

/** The journal's item, and the parts that its rows go on in. */
export function journalItems({ seq, day, at, previous, hash, records, entities }: JournalItem): readonly StoredItem[] {
  const [first = {}, ...more] = partsOf(entities);
  const named = {
    records: records.map(({ kind, entity, record, revision, hash: content, change }) => {
      return { kind, entity, record, revision, hash: content, change };
    }),
    entities: entities.map(({ kind, entity, commitment }) => ({ kind, entity, commitment })),
  };
  const own = { seq, day, at, previous, hash, parts: more.length, named: pack(named), contents: pack(first) };
  return [
    { ...journalKey(seq), ...own },
    ...more.map((contents, index) => ({ ...journalPartKey(seq, index + 1), contents: pack(contents) })),
  ];
}

function partsOf(entities: readonly EntityChange[]): readonly Contents[] {
  const parts: Contents[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const change of entities) {
    if (change.content === undefined) continue;
    const size = JSON.stringify(change.content).length;
    if (bytes + size > MAX_PART_BYTES) {
      parts.push({});
      bytes = 0;
    }
    bytes += size;
    const last = parts.at(-1);
    if (last !== undefined) last[entityText(change)] = change.content;
  }
  return parts;
}

/** Items in order, each with its parts, as far as they are there without a gap after `after`. */
export function readJournal(items: readonly RawItem[], after: number, limit: number): readonly JournalItem[] {
  const journal: JournalItem[] = [];
  for (let index = 0; index < items.length && journal.length < limit; ) {
    const item = items[index];
    if (item === undefined) break;
    const { parts, named, contents, ...rest } = readItem(journalItemSchema, item);
    if (rest.seq !== after + journal.length + 1) break;
    const more = items.slice(index + 1, index + 1 + parts);
    if (more.length < parts || more.some(({ sk }) => !sk?.S?.includes('#'))) break;
    const all: Contents = Object.assign({}, contents, ...more.map((part) => readItem(partSchema, part).contents));
    const entities = named.entities.map((change) => ({ ...change, content: all[entityText(change)] }));
    journal.push({ ...rest, records: named.records, entities });
    index += 1 + parts;
  }
  return journal;
}

/** An item or part without the rows of one entity; `undefined` where it has none of them. */
export function withoutRows(item: RawItem, ref: EntityRef): Uint8Array | undefined {
  const { contents } = readItem(partSchema, item);
  if (contents[entityText(ref)] === undefined) return undefined;
  const { [entityText(ref)]: _, ...rest } = contents;
  return pack(rest);
}
