import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from './clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2024, 0, 10, 12) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('the time is the system’s, moved by the offset', () => {
  expect(systemClock().now()).toBe(Date.UTC(2024, 0, 10, 12));
  expect(systemClock({ offsetMs: -3_600_000 }).now()).toBe(Date.UTC(2024, 0, 10, 11));
});

test.each([
  [1, 0.5, 10],
  [3, 0.5, 40],
  [30, 0.5, 500],
  [30, 0.999, 999],
])(
  'back-off %i waits its random share %d of a doubling ceiling of at most a second: %i ms',
  async (attempt, share, ms) => {
    vi.spyOn(Math, 'random').mockReturnValue(share);
    let over = false;
    const waiting = systemClock()
      .backOff(attempt)
      .then(() => {
        over = true;
      });
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
  },
);
