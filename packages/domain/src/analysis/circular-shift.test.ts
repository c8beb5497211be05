import { describe, expect, test } from 'vitest';
import { circularShiftTest } from './circular-shift.ts';

const DAYS = 1191;
/** Monday to Sunday, in parts of 19/1000. */
const WEEKDAYS = [12, 12, 13, 14, 13, 3, 3];

/** Thirty waves and events with a weekday rhythm from seed 7 of MINSTD; planted: one event within a week of each wave. */
function history(planted: boolean) {
  let state = 7;
  const next = () => {
    state = (48_271 * state) % 2_147_483_647;
    return state;
  };
  const events = Array.from({ length: DAYS }, (_, day): number =>
    next() % 1000 < 19 * (WEEKDAYS[day % 7] ?? 0) ? 1 : 0,
  );
  const starts = Array.from({ length: 30 }, (_, index) => 40 + 38 * index + (next() % 7));
  if (planted) {
    for (const start of starts) {
      const day = start + 1 + (next() % 7);
      events[day] = (events[day] ?? 0) + 1;
    }
  }
  return { events, starts };
}

describe('golden values, computed with exact fractions in Python', () => {
  test.each([
    [false, 7, '0.933333', '1.293333', '0.964736', '0.961644'],
    [false, 14, '2.200000', '2.586387', '0.900924', '0.923288'],
    [false, 30, '5.433333', '5.541653', '0.680101', '0.742466'],
    [true, 7, '1.933333', '1.468964', '0.004198', '0.008219'],
    [true, 14, '3.200000', '2.938487', '0.122586', '0.178082'],
    [true, 30, '6.433333', '6.297115', '0.277918', '0.350685'],
  ] as const)('planted %s, within %i days: %s beside %s, p %s, near %s', (planted, to, ...golden) => {
    const series = { ...history(planted), from: 1, to };
    const [all, near] = [circularShiftTest(series), circularShiftTest(series, 182)];
    expect([all.observed, all.baseline, all.p, near.p].map((value) => value.toFixed(6))).toEqual(golden);
    expect([all.shifts, near.shifts]).toEqual([DAYS - 1, 364]);
  });
});

test('a mean that reaches the critical one has p of 5 % or less, and one a step below it has not', () => {
  const { events, starts } = history(false);
  const series = { events, starts, from: 1, to: 7 };
  const { critical = 0, baseline } = circularShiftTest(series);
  expect(critical).toBeGreaterThan(baseline);
  const rotations = Array.from({ length: DAYS }, (_, shift) => {
    const moved = events.map((_, day) => events[(day + shift) % DAYS] ?? 0);
    return circularShiftTest({ ...series, events: moved });
  });
  for (const { observed, p } of rotations.filter((_, shift) => shift % 40 === 0)) {
    expect(p <= 0.05).toBe(observed > critical - 1 / 60);
  }
});

test('events that lie before starts are found by a window before them, and not by one after', () => {
  const starts = [20, 60, 100, 140];
  const events = Array.from({ length: 200 }, (_, day) => (starts.includes(day + 2) ? 1 : 0));
  expect(circularShiftTest({ events, starts, from: -7, to: -1 }).observed).toBe(1);
  expect(circularShiftTest({ events, starts, from: 1, to: 7 }).observed).toBe(0);
});
