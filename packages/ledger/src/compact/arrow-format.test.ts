import { type StoredRow, ViewTable } from '@counterweight/domain/rows';
import {
  daySchema,
  decimalSchema,
  entityIdSchema,
  recordIdSchema,
  revisionSchema,
  seqSchema,
} from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { arrowFormat } from './arrow-format.ts';

const texts = fc.constantFrom('a', 'Ж', 'a\nb', '', 'ä€');
const rows: fc.Arbitrary<StoredRow> = fc.record({
  axis: fc.constantFrom('end', 'list'),
  day: fc.constantFrom(daySchema.parse('2024-02-29'), daySchema.parse('1969-12-31'), 'undated' as const),
  dimensions: fc.record(
    {
      source: texts,
      weapon: fc.array(texts, { maxLength: 3 }),
      donor: fc.oneof(texts, fc.constant([])),
      entity: texts,
    },
    { requiredKeys: ['source'] },
  ),
  measures: fc.record(
    {
      launched: fc.oneof(fc.integer({ min: -200, max: 200 }), fc.constantFrom(40_000, 2 ** 40)),
      hit: fc.integer({ min: 0, max: 3 }),
      amount: fc.constantFrom('1.5', '-0.000000000001', '50001667558.66').map((text) => decimalSchema.parse(text)),
    },
    { requiredKeys: [] },
  ),
});

const entries = fc.array(
  fc.record({
    entity: fc.constantFrom('x:1', 'x:2', 'y:1'),
    row: rows,
    from: fc.integer({ min: 1, max: 9 }),
    ordinal: fc.nat(600),
    to: fc.option(fc.integer({ min: 10, max: 2 ** 32 - 2 }), { nil: undefined }),
  }),
  { maxLength: 30 },
);

const query = { axis: 'end', measures: ['hit', 'amount'] };

property.prop([entries])('a table is read as it was written, and written again as the same bytes', (all) => {
  const table = new ViewTable();
  for (const { entity, row, from, ordinal, to } of all) table.add(entity, row, from, ordinal, to);
  table.drop('x:2');
  const bytes = arrowFormat.writeTable(table);
  const read = arrowFormat.readTable(bytes);
  expect([...read.entries()]).toEqual([...table.entries()]);
  expect([...read.entries()]).toEqual(all.filter(({ entity }) => entity !== 'x:2'));
  expect(arrowFormat.writeTable(read)).toEqual(bytes);
  for (const seq of [3, 10]) {
    expect(read.lastChange(seq)).toBe(table.lastChange(seq));
    expect(read.at(seq).sum(query).counts('hit')).toEqual(table.at(seq).sum(query).counts('hit'));
    expect(read.at(seq).sum(query).amounts('amount')).toEqual(table.at(seq).sum(query).amounts('amount'));
    expect(read.at(seq).valuesEver('weapon')).toEqual(table.at(seq).valuesEver('weapon'));
  }
});

describe('a file', () => {
  test('has a column for each dimension and measure beside those of every table', () => {
    const table = new ViewTable();
    const amount = decimalSchema.parse('1.5');
    const dimensions = { source: 'desk', weapon: ['kalibr', 'shahed'], entity: 'e' };
    table.add(
      'desk:1',
      { axis: 'end', day: daySchema.parse('2024-02-29'), dimensions, measures: { launched: 7, amount } },
      3,
      1,
    );
    table.add('desk:2', { axis: 'end', day: 'undated', dimensions: { source: 'desk' }, measures: {} }, 4, 0, 5);
    const [first, second] = tableFromIPC(arrowFormat.writeTable(table))
      .toArray()
      .map((row) => row.toJSON());
    expect({ ...first, weapon: [...first.weapon] }).toEqual({
      ...{ entity: 'desk:1', axis: 'end', day: Date.UTC(2024, 1, 29), from_seq: 3, to_seq: null, ordinal: 1 },
      ...{ source: 'desk', weapon: ['kalibr', 'shahed'], entity_text: 'e', launched: 7, amount: '1.5' },
    });
    expect(second).toEqual({
      ...{ entity: 'desk:2', axis: 'end', day: null, from_seq: 4, to_seq: 5, ordinal: 0 },
      ...{ source: 'desk', weapon: null, entity_text: null, launched: null, amount: null },
    });
  });

  test('that is something else is refused', () => {
    expect(() => arrowFormat.readTable(arrowFormat.writeRecords([naming]))).toThrow('without from_seq');
    expect(() => arrowFormat.readTable(new TextEncoder().encode('no file'))).toThrow('no Arrow file');
    expect(() => arrowFormat.readTable(arrowFormat.writeTable(new ViewTable()).slice(0, -9))).toThrow('no Arrow file');
    expect([...arrowFormat.readRecords(arrowFormat.writeRecords([]))]).toEqual([]);
  });
});

const naming = {
  ...{ kind: 'strike', entity: entityIdSchema.parse('desk:s1'), record: recordIdSchema.parse('report') },
  ...{
    revision: revisionSchema.parse(2),
    hash: 'ab'.repeat(32),
    change: 'corrected' as const,
    seq: seqSchema.parse(7),
  },
};

test('what the journal names is read as it was written', () => {
  const namings = [naming, { ...naming, revision: revisionSchema.parse(3), seq: seqSchema.parse(9) }];
  const bytes = arrowFormat.writeRecords(namings);
  expect([...arrowFormat.readRecords(bytes)]).toEqual(namings);
  expect(arrowFormat.writeRecords(namings)).toEqual(bytes);
});
