import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { decimalSchema } from '../values/money/decimal.ts';
import { daySchema } from '../values/time/day.ts';
import { addMeasures } from './measures.ts';
import type { RowSums } from './row-sums.ts';
import { rowText } from './row-text.ts';
import type { Measures, StoredRow } from './stored-row.ts';
import { type TableEntry, ViewTable } from './view-table.ts';

const days = ['2024-01-01', '2024-01-31', '2024-02-01'].map((day) => daySchema.parse(day));
const amounts = ['5', '0.25', '-1.5', '50001667558.66'].map((amount) => decimalSchema.parse(amount));
const rows: fc.Arbitrary<StoredRow> = fc.record({
  axis: fc.constantFrom('end', 'start'),
  day: fc.constantFrom(...days, 'undated' as const),
  dimensions: fc.record(
    { source: fc.constantFrom('x', 'y'), weapon: fc.subarray(['a', 'b', 'c']), stage: fc.constantFrom('', 's') },
    { requiredKeys: ['source'] },
  ),
  measures: fc.record(
    { launched: fc.integer({ min: -3, max: 300 }), amount: fc.constantFrom(...amounts) },
    { requiredKeys: [] },
  ),
});

/** What befalls an entity at one position: rows come, some of those that stand go; or all it ever had is replaced. */
const steps = fc.array(
  fc.record({
    entity: fc.constantFrom('e1', 'e2', 'e3'),
    came: fc.array(rows, { maxLength: 3 }),
    goes: fc.integer({ min: 0, max: 3 }),
    dropped: fc.boolean(),
  }),
  { maxLength: 25 },
);

/** The table, and what should be in it as a list of rows. */
function play(all: typeof steps extends fc.Arbitrary<infer Steps> ? Steps : never) {
  const table = new ViewTable();
  let held: TableEntry[] = [];
  all.forEach(({ entity, came, goes, dropped }, index) => {
    const seq = 2 * index + 1;
    if (dropped && index % 4 === 3) {
      table.drop(entity);
      held = held.filter((each) => each.entity !== entity);
    }
    const standing = held.filter((each) => each.entity === entity && each.to === undefined).slice(0, goes);
    for (const each of standing) {
      table.close(entity, each.from, each.ordinal, seq);
      held[held.indexOf(each)] = { ...each, to: seq };
    }
    came.forEach((row, ordinal) => {
      table.add(entity, row, seq, ordinal);
      held.push({ entity, row, from: seq, ordinal, to: undefined });
    });
  });
  const at = (seq: number) => held.filter(({ from, to }) => from <= seq && seq < (to ?? Infinity));
  return { table, held, at, end: 2 * all.length };
}

const month = (day: string | readonly string[] | undefined) => (typeof day === 'string' ? day.slice(0, 7) : day);

function summed(standing: readonly TableEntry[]): unknown {
  const sums = new Map<string, { rows: number; measures: Measures }>();
  for (const { row } of standing) {
    if (row.axis !== 'end' || !row.dimensions.weapon?.includes('a')) continue;
    const key = JSON.stringify([month(row.day), row.dimensions.stage ?? null]);
    const held = sums.get(key) ?? { rows: 0, measures: {} };
    sums.set(key, { rows: held.rows + 1, measures: addMeasures(held.measures, row.measures) });
  }
  return sums;
}

/** What comes to zero is left out, as `addMeasures` does. */
function byGroup(sums: RowSums): unknown {
  const [launched, amount] = [sums.counts('launched'), sums.amounts('amount')];
  return new Map(
    sums.groups.map((values, group) => {
      const all = { launched: launched[group], amount: amount[group] };
      const measures = Object.fromEntries(Object.entries(all).filter(([, sum]) => sum !== 0 && sum !== '0'));
      return [JSON.stringify(values), { rows: sums.rows[group], measures }];
    }),
  );
}

const texts = (entries: Iterable<{ entity: string; from: number; row: StoredRow }>) =>
  Array.from(entries, ({ entity, from, row }) => `${entity} ${from} ${rowText(row)}`).sort();

describe('a table of a view’s rows', () => {
  property.prop([steps])('has at each position the rows that stood there', (all) => {
    const { table, at, end } = play(all);
    for (let seq = 0; seq <= end; seq++) {
      const standing = Array.from(table.at(seq), (row) => ({ entity: row.entity, from: row.from, row }));
      expect(texts(standing)).toEqual(texts(at(seq)));
      for (const entity of ['e1', 'e2', 'e3', 'none']) {
        const own = Array.from(table.at(seq).ofEntity(entity), (row) => ({ entity, from: row.from, row }));
        expect(texts(own)).toEqual(texts(at(seq).filter((each) => each.entity === entity)));
      }
    }
  });

  property.prop([steps])('sums at each position as adding row by row does', (all) => {
    const { table, at, end } = play(all);
    const query = {
      axis: 'end',
      where: [{ dimension: 'weapon', holds: (value: unknown) => Array.isArray(value) && value.includes('a') }],
      by: [{ dimension: 'day', as: month }, { dimension: 'stage' }],
    };
    for (const seq of [0, 1, end >> 1, end]) {
      const sums = table.at(seq).sum({ ...query, measures: ['launched', 'amount'] });
      const { firstDay, lastDay } = sums;
      const daysThen = at(seq)
        .filter(({ row }) => row.axis === 'end' && row.day !== 'undated' && row.dimensions.weapon?.includes('a'))
        .map(({ row }) => row.day)
        .sort();
      expect([firstDay, lastDay]).toEqual([daysThen[0], daysThen.at(-1)]);
      expect(byGroup(sums)).toEqual(summed(at(seq)));
      const selected = Array.from(table.at(seq).select(query));
      expect(selected.length).toBe(sums.rows.reduce((total, count) => total + count, 0));
    }
  });

  property.prop([steps])('tells when it last changed, which values it has, and every row that it ever had', (all) => {
    const { table, held, at, end } = play(all);
    expect(table.size).toBe(held.length);
    expect(
      [...table.entries()].map((each) => [each.entity, each.from, each.ordinal, each.to, rowText(each.row)]),
    ).toEqual(held.map((each) => [each.entity, each.from, each.ordinal, each.to, rowText(each.row)]));
    const weaponsOf = (some: readonly TableEntry[]) =>
      [...new Set(some.flatMap(({ row }) => row.dimensions.weapon ?? []))].sort();
    for (let seq = 0; seq <= end; seq++) {
      const changes = held.flatMap(({ from, to }) => [from, to ?? 0]).filter((change) => change <= seq);
      expect(table.lastChange(seq)).toBe(Math.max(0, ...changes));
      expect(table.at(seq).values('weapon')).toEqual(weaponsOf(at(seq)));
      expect(table.at(seq).valuesEver('weapon')).toEqual(weaponsOf(held));
    }
  });
});

const row: StoredRow = { axis: 'end', day: 'undated', dimensions: { source: 'x' }, measures: { launched: 1 } };

test('a reading stays as it was, whatever comes after it', () => {
  const table = new ViewTable();
  table.add('e', row, 3, 0);
  const then = table.at(3);
  const [read] = then;
  table.close('e', 3, 0, 4);
  for (let seq = 4; seq < 400; seq++) table.add(`e${seq}`, { ...row, dimensions: { source: `s${seq}` } }, seq, 0);
  expect([...then]).toEqual([read]);
  expect([...then][0]).toBe(read);
  expect(then.values('source')).toEqual(['x']);
  expect(table.at(399).values('source')).toHaveLength(396);
});

test('only a row that stands can go, and none before it came', () => {
  const table = new ViewTable();
  table.add('e', row, 3, 1);
  for (const [entity, from, ordinal] of [
    ['e', 3, 0],
    ['e', 2, 1],
    ['f', 3, 1],
  ] as const) {
    expect(() => table.close(entity, from, ordinal, 4)).toThrow('stands');
  }
  expect(() => table.close('e', 3, 1, 3)).toThrow('cannot end');
  table.close('e', 3, 1, 4);
  expect(() => table.close('e', 3, 1, 5)).toThrow('stands');
  expect(() => table.add('e', row, -1, 0)).toThrow('no position');
  expect(() => table.add('e', row, 2 ** 32, 0)).toThrow('no position');
});

test('what was dropped is nowhere in it any more', () => {
  const table = new ViewTable();
  table.add('kept', row, 1, 0);
  table.add('secret', { ...row, dimensions: { source: 'x', donor: 'secret', all: ['secret'] } }, 1, 0);
  table.drop('secret');
  const dictionaries = [table.columns.entity, ...table.columns.dimensions.values()];
  expect(JSON.stringify(dictionaries.map(({ values }) => values))).not.toContain('secret');
  expect([...table.at(1)]).toHaveLength(1);
  table.drop('secret');
  table.add('secret', row, 1, 0);
  expect([...table.at(1).ofEntity('secret')]).toHaveLength(1);
});

test('a measure is money everywhere or nowhere', () => {
  const table = new ViewTable();
  table.add('e', row, 1, 0);
  const money = { ...row, measures: { launched: decimalSchema.parse('1') } };
  expect(() => table.add('e', money, 1, 1)).toThrow('launched is money in one place and a count in another');
});

test('codes may outgrow a byte and two', () => {
  const table = new ViewTable();
  const count = 70_000;
  for (let each = 0; each < count; each++) {
    table.add(`e${each % 300}`, { ...row, dimensions: { source: `s${each}` }, measures: { launched: each } }, 1, each);
  }
  expect(table.at(1).valuesEver('source')).toHaveLength(count);
  const sums = table.at(1).sum({ axis: 'end', measures: ['launched'] });
  expect([sums.groups, [...sums.rows], [...sums.counts('launched')]]).toEqual([
    [[]],
    [count],
    [(count * (count - 1)) / 2],
  ]);
  expect(table.bytes).toBeGreaterThan(count * 10);
});
