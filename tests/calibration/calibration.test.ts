import { describe, expect, test } from 'vitest';
import { calibrate } from './calibrate.ts';
import { simulateHistory } from './simulated-history.ts';

describe('the test of what follows waves, over simulated histories (npm run check:calibration has more)', () => {
  test('is seldom wrong, sees half of the waves trigger an event about every other time, and all nearly always', () => {
    const { none, half, all } = calibrate(100, 7);
    expect(none).toBeLessThanOrEqual(0.12);
    expect(half).toBeGreaterThan(0.38);
    expect(half).toBeLessThan(0.72);
    expect(all).toBeGreaterThan(0.9);
  });

  test('of the same seed is the same, of another is not, and triggers only what it is told to', () => {
    expect(simulateHistory(7, 0.5)).toEqual(simulateHistory(7, 0.5));
    expect(simulateHistory(7, 0)).not.toEqual(simulateHistory(8, 0));
    const count = (triggered: number) => simulateHistory(7, triggered).events.reduce((sum, each) => sum + each, 0);
    expect(count(1) - count(0)).toBe(30);
  });
});
