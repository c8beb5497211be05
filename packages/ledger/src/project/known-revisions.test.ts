import { recordIdSchema, revisionSchema, seqSchema } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { KnownRevisions } from '../ports/ledger.ts';
import { countKnown, isKnown, knownAt, knownThrough, positionsOf, revisionsIn, withKnown } from './known-revisions.ts';

const seqOf = (seq: number) => seqSchema.parse(seq);
const of = (record: string, ...revisions: readonly number[]) =>
  revisions.map((revision) => ({ record: recordIdSchema.parse(record), revision: revisionSchema.parse(revision) }));

test('neighbours made known together are one run, others stand apart', () => {
  const first = withKnown({}, [...of('a', 3, 1, 2, 7), ...of('b', 1)], seqOf(4));
  expect(first).toEqual({
    a: [
      [1, 3, 4],
      [7, 7, 4],
    ],
    b: [[1, 1, 4]],
  });
  expect(withKnown(first, of('a', 4, 6), seqOf(5))).toEqual({
    a: [
      [1, 3, 4],
      [4, 4, 5],
      [6, 6, 5],
      [7, 7, 4],
    ],
    b: [[1, 1, 4]],
  });
});

describe('what is known', () => {
  const known = withKnown(withKnown({}, of('a', 2, 3), seqOf(2)), [...of('a', 1), ...of('b', 5)], seqOf(6));
  test('has a position, a count and the positions at which something became known', () => {
    expect(of('a', 1, 2, 3, 4).map((each) => knownAt(known, each))).toEqual([6, 2, 2, undefined]);
    expect(of('b', 4, 5).map((each) => isKnown(known, each))).toEqual([false, true]);
    expect([countKnown(known), positionsOf(known)]).toEqual([4, [2, 6]]);
  });

  test('was less at an earlier position', () => {
    expect([1, 2, 5, 6].map((seq) => countKnown(knownThrough(known, seq)))).toEqual([0, 2, 2, 4]);
    expect(knownThrough(known, 2)).toEqual({ a: [[2, 3, 2]] });
  });
});

const batches = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 9 })), {
  selector: String,
});
property.prop([batches, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 20, maxLength: 20 })])(
  'runs say of each revision what was added, in whatever batches',
  (names, seqs) => {
    const added = names.map(([record, revision], index) => ({ each: of(record, revision), seq: seqs[index] ?? 1 }));
    let known: KnownRevisions = {};
    for (const [seq, batch] of [...Map.groupBy(added, (one) => one.seq)].sort(([a], [b]) => a - b)) {
      known = withKnown(
        known,
        batch.flatMap(({ each }) => each),
        seqOf(seq),
      );
    }
    expect(added.map(({ each }) => each.map((one) => knownAt(known, one))[0])).toEqual(added.map(({ seq }) => seq));
    expect(countKnown(known)).toBe(names.length);
    expect(revisionsIn(known)).toHaveLength(names.length);
  },
);
