import { expect, test } from 'vitest';
import { decimalSchema } from '../values/money/decimal.ts';
import { daySchema } from '../values/time/day.ts';
import { mergeRows } from './merge-rows.ts';
import { rowText } from './row-text.ts';
import type { StoredRow } from './stored-row.ts';

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

test('equal rows have one text; other rows, another', () => {
  const turned = row({ n: 1, zero: 0 }, { dimensions: { stage: 'committed', source: 'desk' } });
  expect(rowText(turned)).toBe(rowText(row({ n: 1 })));
  for (const other of [row({ n: 2 }), row({ n: 1 }, { axis: 'list' }), row({ n: 1 }, { day: 'undated' })]) {
    expect(rowText(other)).not.toBe(rowText(turned));
  }
});
