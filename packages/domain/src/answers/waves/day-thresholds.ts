import { trailingQuantiles } from '../../analysis/trailing-quantile.ts';
import { dayNumber, daySchema } from '../../values/time/day.ts';
import type { StrikeRow } from '../strikes/strikes.ts';
import { relativeWindow, type WaveRule } from './wave-rule.ts';

/** What a day's launched must reach; undefined where nothing can be said. */
export type DayThresholds = (day: Pick<StrikeRow, 'key'>) => number | undefined;

/**
 * The thresholds of days, by the days with a known number launched, in order of time. A relative one looks back alone,
 * so that what comes later never changes an old wave.
 */
export function dayThresholds(known: readonly StrikeRow[], threshold: WaveRule['threshold']): DayThresholds {
  if (typeof threshold === 'number') return () => threshold;
  const values = known.map(({ key, counts }) => ({
    day: dayNumber(daySchema.parse(key)),
    value: counts.launched ?? 0,
  }));
  const quantiles = trailingQuantiles(values, threshold.quantile, relativeWindow);
  const byDay = new Map(known.map(({ key }, index) => [key, quantiles[index]]));
  return ({ key }) => byDay.get(key);
}
