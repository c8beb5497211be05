import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RuleModel } from '../../template/model.ts';
import { startSchedules } from './schedules.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function rule(everyMs: number | undefined, enabled = true): RuleModel {
  return { logicalId: 'R', name: 'r', arn: 'arn', bus: 'default', enabled, matches: undefined, everyMs, targets: [] };
}

describe('a rate rule', () => {
  test('fires after each period, first after one, until it is stopped', () => {
    const fire = vi.fn();
    const stop = startSchedules([rule(60_000)], fire);
    vi.advanceTimersByTime(59_999);
    expect(fire).not.toHaveBeenCalled();
    vi.advanceTimersByTime(120_001);
    expect(fire).toHaveBeenCalledTimes(3);
    stop();
    vi.advanceTimersByTime(600_000);
    expect(fire).toHaveBeenCalledTimes(3);
  });

  test('of more days than a timer holds does not fire early', () => {
    const fire = vi.fn();
    startSchedules([rule(30 * 86_400_000)], fire);
    vi.advanceTimersByTime(30 * 86_400_000 - 1);
    expect(fire).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(fire).toHaveBeenCalledOnce();
  });

  test('that is disabled, or no rate rule, does not fire', () => {
    const fire = vi.fn();
    startSchedules([rule(1000, false), rule(undefined)], fire);
    vi.advanceTimersByTime(10_000);
    expect(fire).not.toHaveBeenCalled();
  });
});
