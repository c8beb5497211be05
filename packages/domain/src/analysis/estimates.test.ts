import { expect, test } from 'vitest';
import { circularShiftTest } from './circular-shift.ts';
import { currentStatus } from './current-status.ts';
import { holm } from './holm.ts';
import { missingBounds } from './missing-bounds.ts';
import { poolAdjacentViolators } from './pool-adjacent-violators.ts';

test('pools as scipy.optimize.isotonic_regression 1.17.1 does', () => {
  const values = [0.2, 0.6, 0.4, 0.5, 0.1, 0.9];
  const weights = [1, 2, 3, 1, 4, 2];
  const pooled = poolAdjacentViolators(values.map((value, index) => ({ value, weight: weights[index] ?? 1 })));
  expect(pooled.map((each) => each.toFixed(6))).toEqual(['0.200000', ...Array(4).fill('0.330000'), '0.900000']);
});

test('what is seen once at an age is pooled over ages, and never falls', () => {
  const seen = [1, 1, 2, 2, 3].map((age, index) => ({
    age,
    happened: [true, false, false, false, true][index] === true,
  }));
  expect(currentStatus(seen).map(({ share }) => share)).toEqual([0.25, 0.25, 1]);
});

test('of 441 lines 309 delivered, 38 not, 94 unknown: .890 among known, from .701 to .914', () => {
  const bounds = missingBounds({ yes: 309, no: 38, unknown: 94 });
  expect([bounds?.amongKnown, bounds?.low, bounds?.high].map((each) => each?.toFixed(3))).toEqual([
    ...['0.890', '0.701', '0.914'],
  ]);
});

test("Holm's values, worked by hand: 4, 3, 2 and 1 times, never below the one before", () => {
  expect(holm([0.01, 0.04, 0.03, 0.005]).map((each) => each.toFixed(3))).toEqual(['0.030', '0.060', '0.060', '0.020']);
});

test('an event after every start is rarer than any shift, and p is exact over all of them', () => {
  const starts = [10, 300, 555, 777, 900, 1000];
  const events = Array.from({ length: 1191 }, (_, day) => (starts.includes(day - 3) ? 1 : 0));
  const found = circularShiftTest({ events, starts, from: 1, to: 7 });
  expect([found.observed, found.shifts]).toEqual([1, 1190]);
  // 1 among 1,191 but for the shifts of at most two days back and four forward, which keep all events in the windows.
  expect(found.p).toBeCloseTo(7 / 1191, 10);
  expect(circularShiftTest({ events, starts, from: 1, to: 7 }, 182).shifts).toBe(364);
});
