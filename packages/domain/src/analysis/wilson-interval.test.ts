import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

// scipy 1.17.1: binomtest(part, whole).proportion_ci(method="wilson")
test.each([
  [0, 1, 0.0, 0.79345069],
  [1, 1, 0.20654931, 1.0],
  [5, 10, 0.23659309, 0.76340691],
  [2, 181, 0.00303548, 0.03938714],
  [2626, 3126, 0.82678511, 0.85248253],
  [0, 14, 0.0, 0.2153108],
  [999, 1000, 0.99435744, 0.99982345],
])('%i of %i is between %f and %f', (part, whole, low, high) => {
  const interval = wilsonInterval(part, whole);
  expect(interval.low).toBeCloseTo(low, 6);
  expect(interval.high).toBeCloseTo(high, 6);
});

test.each([
  [0, 0],
  [2, 1],
  [-1, 5],
  [Number.NaN, 5],
])('%d of %d is refused', (part, whole) => {
  expect(() => wilsonInterval(part, whole)).toThrow(RangeError);
});

const shares = fc.integer({ min: 1, max: 5000 }).chain((whole) => fc.tuple(fc.nat(whole), fc.constant(whole)));

property.prop([shares, fc.integer({ min: 2, max: 50 })])(
  'an interval contains the share, lies within 0 and 1, and shrinks as n grows',
  ([part, whole], times) => {
    const { low, high } = wilsonInterval(part, whole);
    expect(0 <= low && low <= part / whole && part / whole <= high && high <= 1).toBe(true);
    const more = wilsonInterval(part * times, whole * times);
    expect(more.high - more.low).toBeLessThan(high - low);
  },
);

property.prop([shares])('the interval of the rest is the mirror image', ([part, whole]) => {
  const [own, rest] = [wilsonInterval(part, whole), wilsonInterval(whole - part, whole)];
  expect(own.low).toBeCloseTo(1 - rest.high, 12);
});
