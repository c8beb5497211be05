import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { shareDifference } from './share-difference.ts';
import { wilsonInterval } from './wilson-interval.ts';

const shareOf = (part: number, whole: number) => ({ share: part / whole, interval: wilsonInterval(part, whole) });

// Newcombe (1998), table II: method 10 of 56/70 - 48/80 is 0.0524 to 0.3339; more digits from scipy 1.17.1's intervals.
test('the example of Newcombe', () => {
  const { difference, interval } = shareDifference(shareOf(56, 70), shareOf(48, 80));
  expect(difference).toBeCloseTo(0.2, 12);
  expect(interval.low).toBeCloseTo(0.05243147, 6);
  expect(interval.high).toBeCloseTo(0.33387265, 6);
});

const shares = fc.integer({ min: 1, max: 500 }).chain((whole) => fc.nat(whole).map((part) => shareOf(part, whole)));

property.prop([shares, shares])(
  'the interval contains the difference, and the other way round is its mirror',
  (a, b) => {
    const [forth, back] = [shareDifference(a, b), shareDifference(b, a)];
    expect(forth.interval.low <= forth.difference && forth.difference <= forth.interval.high).toBe(true);
    expect(back.difference).toBeCloseTo(-forth.difference, 12);
    expect(back.interval.low).toBeCloseTo(-forth.interval.high, 12);
  },
);
