import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { decimalSchema } from '../values/money/decimal.ts';
import { daySchema } from '../values/time/day.ts';
import { addMeasures } from './measures.ts';
import { mergeRows } from './merge-rows.ts';
import { rowText } from './row-text.ts';
import type { Dimensions, StoredRow } from './stored-row.ts';

const money = (text: string) => decimalSchema.parse(text);
const row = (measures: StoredRow['measures'], more: Partial<StoredRow> = {}): StoredRow => ({
  ...{ axis: 'day', day: daySchema.parse('2024-01-10'), dimensions: { source: 'desk', stage: 'committed' }, measures },
  ...more,
});

test('rows of one day and equal dimensions are one row, whatever the order of names, and money stays exact', () => {
  const turned = { dimensions: { stage: 'committed', source: 'desk' } };
  const merged = mergeRows([row({ n: 1, amount: money('0.1') }), row({ n: 2, amount: money('0.2') }, turned)]);
  expect(merged).toMatchObject([{ measures: { n: 3, amount: '0.3' } }]);
});

test('what comes to nothing is no row, and other days, axes and dimensions are rows of their own', () => {
  expect(mergeRows([row({ amount: money('5') }), row({ amount: money('-5') }), row({ n: 0 }, { axis: 'x' })])).toEqual(
    [],
  );
  const others = [row({ n: 1 }), row({ n: 1 }, { axis: 'list' }), row({ n: 1 }, { day: 'undated' })];
  expect(mergeRows(others)).toEqual(others);
});

test('a measure that is money in one row and a count in another is refused', () => {
  expect(() => mergeRows([row({ amount: 1 }), row({ amount: money('1') })])).toThrow(TypeError);
  expect(() => mergeRows([row({ amount: money('1') }), row({ amount: 1 })])).toThrow(TypeError);
});

describe('merging any rows', () => {
  const rows: fc.Arbitrary<StoredRow> = fc.record({
    axis: fc.constantFrom('end', 'start'),
    day: fc.constantFrom(daySchema.parse('2024-01-01'), daySchema.parse('2024-01-02'), 'undated' as const),
    dimensions: fc.record({ weapon: fc.subarray(['a', 'b']), source: fc.constantFrom('x', 'y') }),
    measures: fc.dictionary(fc.constantFrom('launched', 'destroyed'), fc.integer({ min: -3, max: 3 })),
  });
  const lists = fc.array(rows, { maxLength: 8 });
  const textsOf = (merged: readonly StoredRow[]) => merged.map(rowText).sort();
  const keyOf = (each: StoredRow) => rowText({ ...each, measures: {} });

  property.prop([lists])('leaves every sum as it is, one row for each day and dimensions, none of nothing', (list) => {
    const merged = mergeRows(list);
    expect(new Set(merged.map(keyOf)).size).toBe(merged.length);
    for (const { measures } of merged) expect(Object.values(measures).filter(Boolean)).not.toEqual([]);
    for (const [key, group] of Map.groupBy(list, keyOf)) {
      const sum = group.reduce<StoredRow['measures']>((total, { measures }) => addMeasures(total, measures), {});
      expect(merged.find((each) => keyOf(each) === key)?.measures ?? {}).toEqual(sum);
    }
  });

  property.prop([lists])('gives the same rows in any order of theirs, and of merged ones those', (list) => {
    const merged = mergeRows(list);
    expect(textsOf(mergeRows(list.toReversed()))).toEqual(textsOf(merged));
    expect(mergeRows(merged)).toEqual(merged);
  });

  property.prop([lists])('leaves the rows that are given as they are', (list) => {
    const before = JSON.stringify(list);
    mergeRows(list);
    expect(JSON.stringify(list)).toBe(before);
  });
});

test('equal rows have one text; other rows, another', () => {
  const turned = row({ n: 1, zero: 0 }, { dimensions: { stage: 'committed', source: 'desk' } });
  expect(rowText(turned)).toBe(rowText(row({ n: 1 })));
  for (const other of [row({ n: 2 }), row({ n: 1 }, { axis: 'list' }), row({ n: 1 }, { day: 'undated' })]) {
    expect(rowText(other)).not.toBe(rowText(turned));
  }
});

test('dimensions are told apart by name and value, a set from its member', () => {
  const different: readonly Dimensions[] = [
    { a: 'x' },
    { a: ['x'] },
    { b: 'x' },
    { a: 'x', b: 'x' },
    { a: ['x', 'y'] },
  ];
  const texts = different.map((dimensions) => rowText(row({ n: 1 }, { dimensions })));
  expect(new Set(texts).size).toBe(texts.length);
});
