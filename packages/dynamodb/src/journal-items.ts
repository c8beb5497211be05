import {
  daySchema,
  entityIdSchema,
  recordIdSchema,
  revisionSchema,
  seqSchema,
  sourceSchema,
} from '@counterweight/domain/values';
import { type EntityRef, entityText, type Head, type JournalItem, type LiveViews } from '@counterweight/ledger';
import { z } from 'zod';
import { type Contents, contentsSchema, joinContents, splitContents } from './journal-contents.ts';
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
      ranked: z.object({ source: sourceSchema, rank: z.int() }).optional(),
    }),
  ),
  contents: packed(contentsSchema),
});
const partSchema = z.object({ contents: packed(contentsSchema) });

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
export function journalItems(item: JournalItem): readonly StoredItem[] {
  const { seq, day, at, previous, hash, records, entities, ranked } = item;
  const [first = {}, ...more] = splitContents(entities);
  const named = {
    records: records.map(({ kind, entity, record, revision, hash: content, change }) => {
      return { kind, entity, record, revision, hash: content, change };
    }),
    entities: entities.map(({ kind, entity, commitment }) => ({ kind, entity, commitment })),
    ...(ranked === undefined ? {} : { ranked }),
  };
  const own = { seq, day, at, previous, hash, parts: more.length, named: pack(named), contents: pack(first) };
  return [
    { ...journalKey(seq), ...own },
    ...more.map((contents, index) => ({ ...journalPartKey(seq, index + 1), contents: pack(contents) })),
  ];
}

/**
 * Items in order, each with its parts, as far as they are there without a gap after `after`: what is visible before another item
 * of its own transaction waits for it.
 */
export async function readJournal(
  items: AsyncIterable<RawItem>,
  after: number,
  limit: number,
): Promise<readonly JournalItem[]> {
  const journal: JournalItem[] = [];
  let begun: { readonly item: z.infer<typeof journalItemSchema>; readonly contents: Contents[] } | undefined;
  for await (const raw of items) {
    const seq = seqSchema.parse(after + journal.length + 1);
    const next = begun === undefined ? journalKey(seq) : journalPartKey(seq, begun.contents.length);
    if (raw.sk?.S !== next.sk) break;
    if (begun === undefined) {
      const item = readItem(journalItemSchema, raw);
      begun = { item, contents: [item.contents] };
    } else {
      begun.contents.push(readItem(partSchema, raw).contents);
    }
    if (begun.contents.length > begun.item.parts) {
      journal.push(wholeItem(begun.item, begun.contents));
      begun = undefined;
      if (journal.length === limit) break;
    }
  }
  return journal;
}

function wholeItem(
  { parts: _, contents: __, named, ...item }: z.infer<typeof journalItemSchema>,
  contents: readonly Contents[],
): JournalItem {
  const all = joinContents(contents);
  const entities = named.entities.map((change) => ({ ...change, content: all.get(entityText(change)) }));
  const { records, ranked } = named;
  return { ...item, records, entities, ...(ranked === undefined ? {} : { ranked }) };
}

/** An item or part without the rows of one entity; `undefined` where it has none of them. */
export function withoutRows(item: RawItem, ref: EntityRef): Uint8Array | undefined {
  const { contents } = readItem(partSchema, item);
  if (contents[entityText(ref)] === undefined) return undefined;
  const { [entityText(ref)]: _, ...rest } = contents;
  return pack(rest);
}
