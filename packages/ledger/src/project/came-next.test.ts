import { entityIdSchema, recordIdSchema, revisionSchema, seqSchema } from '@counterweight/domain/values';
import { expect, test } from 'vitest';
import type { KnownRevisions, KnownRun } from '../ports/ledger.ts';
import { sampleName } from '../testing/samples/sample-ledger.ts';
import { cameNext } from './came-next.ts';

const run = (from: number, to: number): KnownRun => [
  revisionSchema.parse(from),
  revisionSchema.parse(to),
  seqSchema.parse(to),
];

/** Revisions of one salvo's report that are next, among those that came; `known` as pairs of the first and last of a run. */
function nextOf(came: readonly number[], known: readonly (readonly [number, number])[], redacted?: number) {
  const runs: KnownRevisions =
    known.length === 0 ? {} : { [sampleName('s1').record]: known.map(([a, b]) => run(a, b)) };
  const state = { known: runs, ...(redacted === undefined ? {} : { redacted }) };
  const names = came.map((revision) => sampleName('s1', revision));
  return cameNext(names, known.length === 0 ? undefined : state)?.map(({ revision }) => revision);
}

test('the first revisions of what is new are next, once each and in order', () => {
  expect(nextOf([1], [])).toEqual([1]);
  expect(nextOf([2, 1, 2], [])).toEqual([1, 2]);
});

test('those right after what is known are next, without those that are known', () => {
  expect(nextOf([3], [[1, 2]])).toEqual([3]);
  expect(
    nextOf(
      [2, 4, 3],
      [
        [1, 1],
        [2, 2],
      ],
    ),
  ).toEqual([3, 4]);
  expect(nextOf([1], [[1, 2]])).toEqual([]);
});

test('over a gap nothing is next, in what came or in what is known', () => {
  expect(nextOf([2], [])).toBeUndefined();
  expect(nextOf([1, 3], [])).toBeUndefined();
  expect(nextOf([4], [[1, 2]])).toBeUndefined();
  expect(nextOf([4], [[2, 3]])).toBeUndefined();
  expect(nextOf([2], [[2, 2]])).toBeUndefined();
  expect(
    nextOf(
      [5],
      [
        [1, 2],
        [4, 4],
      ],
    ),
  ).toBeUndefined();
});

test('of what was redacted, nothing came or is too much, nothing is next', () => {
  expect(nextOf([2], [[1, 1]], 1)).toBeUndefined();
  expect(nextOf([], [[1, 1]])).toBeUndefined();
  expect(nextOf([1200], [[1, 1199]])).toEqual([1200]);
  expect(nextOf([1201], [[1, 1200]])).toBeUndefined();
});

test('of an entity that has or may have other records nothing is next', () => {
  const name = sampleName('s1');
  const other = { ...name, record: recordIdSchema.parse('other') };
  expect(cameNext([name, other], undefined)).toBeUndefined();
  expect(cameNext([name], { known: { [other.record]: [run(1, 1)] } })).toBeUndefined();
  for (const kind of ['pledge', 'of-newer-code']) {
    expect(cameNext([{ ...name, kind, entity: entityIdSchema.parse('desk:p1') }], undefined)).toBeUndefined();
  }
});
