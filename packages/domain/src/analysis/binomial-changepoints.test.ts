import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { binomialChangepoints } from './binomial-changepoints.ts';

const points = (...pairs: readonly (readonly [part: number, whole: number])[]) =>
  pairs.map(([part, whole]) => ({ part, whole }));

// Every partition tried out in Python with scipy 1.17.1's binom.logpmf, whose constant part falls out.
const series = points([80, 100], [42, 50], [79, 100], [30, 60], [51, 100], [48, 90], [70, 80], [88, 100], [81, 95]);
test.each([
  [0.5, [3, 6]],
  [5, [3, 6]],
  [30, [3, 6]],
  [200, []],
])('with a penalty of %d changes begin at %j', (penalty, expected) => {
  expect(binomialChangepoints(series, penalty)).toEqual(expected);
});

test('points of nothing change nothing, and of no points there are no changes', () => {
  expect(binomialChangepoints([], 5)).toEqual([]);
  expect(binomialChangepoints(points([0, 0], [8, 10], [0, 0]), 5)).toEqual([]);
});

test('what is no share or penalty is refused', () => {
  expect(() => binomialChangepoints(points([3, 2]), 5)).toThrow(RangeError);
  expect(() => binomialChangepoints(series, -1)).toThrow(RangeError);
  expect(() => binomialChangepoints(series, Number.NaN)).toThrow(RangeError);
});

const someShares = fc.array(
  fc.integer({ min: 1, max: 200 }).chain((whole) => fc.record({ whole: fc.constant(whole), part: fc.nat(whole) })),
  { maxLength: 12 },
);

property.prop([someShares, fc.double({ min: 0.1, max: 50, noNaN: true }), fc.double({ min: 1, max: 10, noNaN: true })])(
  'a higher penalty finds no more changes',
  (shares, penalty, times) => {
    const [few, many] = [binomialChangepoints(shares, penalty * times), binomialChangepoints(shares, penalty)];
    expect(few.length).toBeLessThanOrEqual(many.length);
  },
);
