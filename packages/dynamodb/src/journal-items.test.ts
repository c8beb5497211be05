import { marshall } from '@aws-sdk/util-dynamodb';
import type { StoredRow } from '@counterweight/domain/rows';
import { daySchema, entityIdSchema, seqSchema } from '@counterweight/domain/values';
import {
  commitmentOf,
  EMPTY_HEAD,
  type EntityChange,
  entityChange,
  headAfter,
  type JournalItem,
  nextJournalItem,
  type RowsOfEntity,
} from '@counterweight/ledger';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { journalItems, readJournal, withoutRows } from './journal-items.ts';
import type { RawItem } from './reading.ts';
import type { StoredItem } from './stored-item.ts';

const PLACE = 'strikes@3/0';
const at = (seq: number) => seqSchema.parse(seq);
const refOf = (n: number) => ({ kind: 'strike', entity: entityIdSchema.parse(`desk:s${n}`) });

function rowOf(n: number, bytes: number): StoredRow {
  const dimensions = { claimant: `${n}`, words: 'x'.repeat(bytes) };
  return { axis: 'end', day: daySchema.parse('2024-01-10'), dimensions, measures: {} };
}

function movedRows(count: number, bytes: number): RowsOfEntity {
  const came = { [PLACE]: Array.from({ length: count }, (_, n) => rowOf(n, bytes)), 'air-defence@1/7': [] };
  return { type: 'moved', came, gone: { [PLACE]: [{ from: at(1), ordinal: 3 }] } };
}

const pointers = (count: number) => Array.from({ length: count }, (_, n) => ({ from: at(n + 1), ordinal: n }));

function replacedRows(count: number, bytes: number): RowsOfEntity {
  const row = (n: number) => ({
    from: at(n + 1),
    ordinal: n % 5,
    row: rowOf(n, bytes),
    to: n % 2 ? at(n + 2) : undefined,
  });
  return { type: 'replaced', rows: { [PLACE]: Array.from({ length: count }, (_, n) => row(n)) } };
}

/** A journal of items with these changes each. */
function journalOf(...items: readonly (readonly EntityChange[])[]): readonly JournalItem[] {
  let head = EMPTY_HEAD;
  return items.map((entities) => {
    const item = nextJournalItem(head, 0, { records: [], entities });
    head = headAfter(item, head.views);
    return item;
  });
}

const stored = (items: readonly JournalItem[]): readonly StoredItem[] => items.flatMap(journalItems);

async function* rawItems(items: readonly StoredItem[]): AsyncGenerator<RawItem, void> {
  for (const item of items) yield marshall(item);
}

const seqsOf = async (items: readonly StoredItem[], after = 0, limit = 100) =>
  (await readJournal(rawItems(items), after, limit)).map(({ seq }) => seq);

const heavy = journalOf(
  [entityChange(refOf(1), movedRows(1, 10), 'a')],
  [1, 2, 3].map((n) => entityChange(refOf(n), movedRows(4, 20_000), 'b')),
  [entityChange(refOf(2), replacedRows(40, 10_000), 'c')],
);

describe('a journal item', () => {
  test.each([
    ['a row', movedRows(1, 10)],
    ['no rows', { type: 'moved', came: {}, gone: {} }],
    ['no rows left of those it had', { type: 'replaced', rows: { [PLACE]: [] } }],
    ['rows of half a megabyte', movedRows(500, 1000)],
    ['a history of two megabytes', replacedRows(2000, 1000)],
    ['rows that are each larger than a part', movedRows(3, 150_000)],
    ['thousands of rows that went', { ...movedRows(1, 10), gone: { [PLACE]: pointers(6000) } }],
  ] as const)('gives an entity’s rows back as they were committed to, with %s', async (_, rows: RowsOfEntity) => {
    const [item] = journalOf([entityChange(refOf(1), rows, 'salt'), entityChange(refOf(2), movedRows(1, 10), 'salt')]);
    const [read] = await readJournal(rawItems(stored([item as JournalItem])), 0, 1);
    expect(read?.hash).toBe(item?.hash);
    const content = read?.entities[0]?.content;
    expect(content?.salt).toBe('salt');
    expect(commitmentOf(content?.rows ?? movedRows(0, 0), 'salt')).toBe(item?.entities[0]?.commitment);
    expect(content?.rows.type).toBe(rows.type);
    expect(read?.entities[1]?.content).toEqual(item?.entities[1]?.content);
  });

  test('takes as many items as its rows need, each of which the table can hold', () => {
    expect(heavy.map((item) => journalItems(item).length)).toEqual([1, 3, 5]);
    const signs = (n: number) =>
      String.fromCodePoint(...Array.from({ length: 5000 }, (_, m) => 0x4e00 + (((n * 5000 + m) * 7919) % 20_000)));
    const rows = Array.from({ length: 60 }, (_, n) => ({ ...rowOf(n, 0), dimensions: { words: signs(n) } }));
    const dense = journalOf([entityChange(refOf(1), { type: 'moved', came: { [PLACE]: rows }, gone: {} }, 'salt')]);
    const sizes = stored(dense)
      .map((item) => item.contents)
      .map((bytes) => (bytes as Uint8Array).length);
    expect(sizes).toHaveLength(4);
    expect(Math.max(...sizes)).toBeLessThan(350_000);
  });

  test('loses one entity’s rows, however many items they are in, and nobody else’s', async () => {
    const erased = stored(heavy).map((item) => {
      const contents = withoutRows(marshall(item), refOf(2));
      return contents === undefined ? item : { ...item, contents };
    });
    const read = await readJournal(rawItems(erased), 0, 10);
    expect(read.map(({ hash }) => hash)).toEqual(heavy.map(({ hash }) => hash));
    expect(read.map(({ entities }) => entities.map(({ content }) => content !== undefined))).toEqual([
      [true],
      [true, false, true],
      [false],
    ]);
    expect(JSON.stringify(read[1]?.entities[2])).toBe(JSON.stringify(heavy[1]?.entities[2]));
  });

  test('of which one piece is erased tells nothing of that entity’s rows', async () => {
    const pieces = stored(heavy.slice(2)).length;
    for (let lost = 0; lost < pieces; lost += 1) {
      const items = stored(heavy.slice(2)).map((item, index) => {
        const contents = index === lost ? withoutRows(marshall(item), refOf(2)) : undefined;
        return contents === undefined ? item : { ...item, contents };
      });
      const [read] = await readJournal(rawItems(items), 2, 1);
      expect(read?.entities[0]?.content).toBeUndefined();
    }
  });
});

describe('the journal is read', () => {
  test('up to a limit of items, however many parts each has', async () => {
    const items = stored(heavy);
    expect(await seqsOf(items, 0, 1)).toEqual([1]);
    expect(await seqsOf(items, 0, 2)).toEqual([1, 2]);
    expect(await seqsOf(items.slice(1), 1, 1)).toEqual([2]);
    expect(await seqsOf(items.slice(4), 2, 1)).toEqual([3]);
  });

  test.prop([fc.subarray(stored(heavy).map((_, index) => index))])(
    'up to the first item of which something is not visible yet, whatever of the transactions is',
    async (visible) => {
      const items = stored(heavy);
      const sizes = heavy.map((item) => journalItems(item).length);
      let [whole, end] = [0, 0];
      for (const size of sizes) {
        const own = Array.from({ length: size }, (_, n) => end + n);
        if (!own.every((index) => visible.includes(index))) break;
        whole += 1;
        end += size;
      }
      const seen = items.filter((_, index) => visible.includes(index));
      expect(await seqsOf(seen)).toEqual([1, 2, 3].slice(0, whole));
    },
  );
});
