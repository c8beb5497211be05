import { rowText, type StoredRow } from '@counterweight/domain/rows';
import { seqSchema } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { AppliedRow } from '../ports/ledger.ts';
import { diffRows } from './diff-rows.ts';

const seqOf = (seq: number) => seqSchema.parse(seq);
const row = (launched: number): StoredRow => ({ axis: 'end', day: 'undated', dimensions: {}, measures: { launched } });

test('rows that stay keep their place, those that come have the next ordinals, those that go are named by theirs', () => {
  const first = diffRows([], [row(1), row(2)], seqOf(3));
  expect(first.standing.map(({ from, ordinal }) => [from, ordinal])).toEqual([
    [3, 0],
    [3, 1],
  ]);
  expect(diffRows(first.standing, [row(4), row(2), row(5)], seqOf(7))).toEqual({
    standing: [
      { from: 7, ordinal: 0, row: row(4) },
      { from: 3, ordinal: 1, row: row(2) },
      { from: 7, ordinal: 1, row: row(5) },
    ],
    came: [row(4), row(5)],
    gone: [{ from: 3, ordinal: 0 }],
  });
});

test('equal rows are told apart by how many there are', () => {
  const twice = diffRows([], [row(1), row(1)], seqOf(1)).standing;
  expect(diffRows(twice, [row(1)], seqOf(2))).toMatchObject({ came: [], gone: [{ from: 1, ordinal: 1 }] });
  expect(diffRows(twice, [row(1), row(1), row(1)], seqOf(2))).toMatchObject({ came: [row(1)], gone: [] });
});

property.prop([fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }), { maxLength: 6 })])(
  'step by step what stands is what there should be, and pointers name each row once',
  (states) => {
    let standing: readonly AppliedRow[] = [];
    for (const [index, state] of states.entries()) {
      const diff = diffRows(standing, state.map(row), seqOf(index + 1));
      expect(diff.standing.map(({ row: each }) => rowText(each))).toEqual(state.map(row).map(rowText));
      const pointers = diff.standing.map(({ from, ordinal }) => `${from}/${ordinal}`);
      expect(new Set(pointers).size).toBe(pointers.length);
      expect(standing.length + diff.came.length - diff.gone.length).toBe(diff.standing.length);
      standing = diff.standing;
    }
  },
);
