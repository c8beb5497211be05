import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { StoredRow } from '../rows/stored-row.ts';
import { entityIdSchema, recordIdSchema, revisionSchema } from '../values/ids.ts';
import { defineKind, latestOfEach, type RecordContent } from './kind.ts';
import { kinds } from './kinds.ts';

const contents: fc.Arbitrary<RecordContent> = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 12 }))
  .map(([record, revision]) => ({
    record: recordIdSchema.parse(record),
    revision: revisionSchema.parse(revision),
    status: 'live',
    data: `${record}${revision}`,
  }));

describe('the latest of each record', () => {
  property.prop([fc.array(contents), fc.array(fc.nat(20))])(
    'does not depend on order or duplicates',
    (records, again) => {
      const repeated = again.flatMap((index) => records[index] ?? []);
      expect(latestOfEach([...repeated, ...records.toReversed()])).toEqual(latestOfEach(records));
    },
  );

  test('is the highest revision by number, in order of record id', () => {
    const of = (record: string, revision: number) => ({
      ...{ record: recordIdSchema.parse(record), revision: revisionSchema.parse(revision) },
      ...{ status: 'live' as const, data: revision },
    });
    const latest = latestOfEach([of('b', 2), of('a', 9), of('b', 1), of('a', 10)]);
    expect(latest.map(({ record, revision }) => `${record}${revision}`)).toEqual(['a10', 'b2']);
  });
});

test('a kind gives each of its views what the folded state contributes', () => {
  const contribution: StoredRow = {
    ...{ axis: 'all', day: 'undated', dimensions: {}, measures: { records: 2 } },
  };
  const kind = defineKind({
    name: 'link',
    listed: false,
    fold: (_, records) => records.length,
    views: [
      { name: 'none', version: 1, contributions: () => [] },
      { name: 'some', version: 3, contributions: (count: number) => (count > 0 ? [contribution] : []) },
    ],
  });
  expect(kind.views).toEqual(['none@1', 'some@3']);
  const record = { record: recordIdSchema.parse('a'), revision: revisionSchema.parse(1) };
  expect(kind.project(entityIdSchema.parse('x:y'), [{ ...record, status: 'live', data: 1 }])).toEqual([
    { view: 'none@1', rows: [] },
    { view: 'some@3', rows: [contribution] },
  ]);
});

test('every kind stands under its own name, and no two share a view', () => {
  for (const [name, kind] of Object.entries(kinds)) expect(kind.name).toBe(name);
  const views = Object.values(kinds).flatMap((kind) => kind.views);
  expect(new Set(views).size).toBe(views.length);
});
