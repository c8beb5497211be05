import { describe, expect, test } from 'vitest';
import { decimalSchema } from '../values/money/decimal.ts';
import { daySchema } from '../values/time/day.ts';
import { code, day, dayOrUndated, flag, leftOut, optional, setOf, text, wholeNumber } from './column.ts';
import { defineRows, type RowFrom } from './define-rows.ts';
import type { StoredRow } from './stored-row.ts';

const rows = defineRows({
  list: {
    dimensions: {
      entity: text,
      donor: optional(text, []),
      weapon: setOf(text),
      from: optional(day),
      asked: optional(dayOrUndated),
      refill: flag,
    },
    counts: ['things'],
  },
  day: {
    dimensions: { line: wholeNumber, stage: code(['pledged', 'delivered']), date: leftOut(day) },
    counts: ['units', 'unknown'],
    amounts: ['amount'],
  },
});
const newYear = daySchema.parse('2024-01-01');
const listed: RowFrom<typeof rows, 'list'> = {
  ...{ axis: 'list', day: 'undated', source: 'desk', entity: 'desk:1', donor: undefined, weapon: ['b', 'a'] },
  ...{ from: undefined, asked: undefined, refill: false, measures: { things: 1 } },
};
const dated: RowFrom<typeof rows, 'day'> = {
  ...{ axis: 'day', day: newYear, source: 'desk', line: 3, stage: 'delivered', date: undefined, measures: {} },
};
const amount = decimalSchema.parse('1.5');

describe('a row is stored', () => {
  test('as texts in the order of its columns after its source, with what stands for an absent value', () => {
    expect(JSON.stringify(rows.write(listed))).toBe(
      '{"axis":"list","day":"undated","dimensions":{"source":"desk","entity":"desk:1","donor":[],"weapon":["a","b"],"from":"","asked":"","refill":""},"measures":{"things":1}}',
    );
  });

  test('without the dimensions that are left out and the measures that are absent', () => {
    expect(rows.write({ ...dated, measures: { units: 2, unknown: undefined, amount } })).toEqual({
      axis: 'day',
      day: newYear,
      dimensions: { source: 'desk', line: '3', stage: 'delivered' },
      measures: { units: 2, amount: '1.5' },
    });
  });
});

describe('a stored row is read', () => {
  test.each<[RowFrom<typeof rows>]>([
    [{ ...listed, weapon: ['a', 'b'] }],
    [{ ...listed, weapon: [], donor: 'USA', from: newYear, asked: newYear, refill: true }],
    [{ ...listed, weapon: [], asked: 'undated' as const }],
    [{ ...dated, measures: { units: 2, amount } }],
    [{ ...dated, date: newYear, measures: {} }],
  ])('as it was written', (row) => {
    expect(rows.read(rows.write(row))).toEqual(row);
  });

  test('of one axis, and of the sources that are named', () => {
    const others = [{ ...dated, source: 'other', measures: { units: 5 } }, listed];
    const stored = [{ ...dated, measures: { units: 2 } }, ...others].map(rows.write);
    const units = (sources?: readonly string[]) =>
      [...rows.on('day', stored, sources)].map((row) => row.measures.units);
    expect(units()).toEqual([2, 5]);
    expect(units(['other'])).toEqual([5]);
  });

  test.each([
    ['source', { source: '' }],
    ['line', { line: '-1' }],
    ['line', { line: undefined }],
    ['stage', { stage: 'lost' }],
    ['date', { date: 'soon' }],
  ])('only as what its columns are: %s', (name, other) => {
    const written = rows.write(dated);
    const stored = { ...written, dimensions: { ...written.dimensions, ...other } } as StoredRow;
    expect(() => rows.read(stored)).toThrow(`${name} of a row on day: expected`);
  });

  test('only on the axes of its view', () => {
    const elsewhere = { ...rows.write(listed), axis: 'end', day: newYear };
    expect(() => rows.read(elsewhere)).toThrow('a view without the axis end');
  });
});
