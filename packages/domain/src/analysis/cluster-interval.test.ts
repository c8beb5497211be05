import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { type Cluster, clusteredShare } from './cluster-interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

const clusters = (...pairs: readonly (readonly [part: number, whole: number])[]) =>
  pairs.map(([part, whole]): Cluster => ({ part, whole }));

test('the golden of four nights, computed with numpy 2.4.6', () => {
  const share = clusteredShare(clusters([12, 20], [3, 10], [0, 5], [40, 60]));
  expect(share?.share).toBeCloseTo(0.5789473684, 9);
  expect(share?.designEffect).toBeCloseTo(2.5355661882, 9);
  expect(share?.effectiveN).toBeCloseTo(37.4669769782, 9);
  expect(share?.cluster.low).toBeCloseTo(0.4208644304, 8);
  expect(share?.cluster.high).toBeCloseTo(0.7223469584, 8);
  expect(share?.naive).toEqual(wilsonInterval(55, 95));
});

test('nights that all say the same widen nothing', () => {
  const share = clusteredShare(clusters([5, 10], [5, 10], [5, 10]));
  expect(share).toMatchObject({ designEffect: 0, effectiveN: 30, n: 30, clusters: 3 });
  expect(share?.cluster).toEqual(share?.naive);
});

test.each([
  [0, 2],
  [10, 2],
])('at %i of 10 a night there is no design effect: each night counts once', (part, expected) => {
  const share = clusteredShare(clusters([part, 10], [part, 10]));
  expect(share).toMatchObject({ designEffect: undefined, effectiveN: expected });
});

test('one night has no design effect, and nights without anything launched are none', () => {
  expect(clusteredShare(clusters([4, 10], [0, 0]))).toMatchObject({
    designEffect: undefined,
    effectiveN: 1,
    clusters: 1,
  });
});

test.each([[clusters()], [clusters([0, 0])], [clusters([11, 10])], [clusters([-1, 10])]])('%j is no share', (none) => {
  expect(clusteredShare(none)).toBeUndefined();
});

const someClusters = fc.array(
  fc.integer({ min: 0, max: 40 }).chain((whole) => fc.record({ whole: fc.constant(whole), part: fc.nat(whole) })),
  { minLength: 1, maxLength: 30 },
);

property.prop([someClusters])('the interval contains the share, and is no narrower than the naive one', (some) => {
  const share = clusteredShare(some);
  if (share === undefined) return;
  const { cluster, naive } = share;
  expect(cluster.low <= share.share && share.share <= cluster.high).toBe(true);
  expect(cluster.high - cluster.low).toBeGreaterThanOrEqual(naive.high - naive.low - 1e-12);
});

property.prop([someClusters, fc.integer({ min: 2, max: 9 })])(
  'more nights of the same kind narrow it',
  (some, times) => {
    const [once, more] = [clusteredShare(some), clusteredShare(Array.from({ length: times }, () => some).flat())];
    if (once?.designEffect === undefined || more === undefined) return;
    expect(more.share).toBeCloseTo(once.share, 12);
    expect(more.cluster.high - more.cluster.low).toBeLessThan(once.cluster.high - once.cluster.low);
  },
);

property.prop([someClusters])('the order of nights changes nothing', (some) => {
  const [forth, back] = [clusteredShare(some), clusteredShare(some.toReversed())];
  expect(back?.n).toBe(forth?.n);
  expect(back?.effectiveN ?? 0).toBeCloseTo(forth?.effectiveN ?? 0, 9);
});
