import { type Day, dayNumber, daySchema } from '../../values/time/day.ts';
import type { StrikeRow } from '../strikes/strikes.ts';
import type { DayThresholds } from './day-thresholds.ts';

/** A day that reaches its threshold. */
export interface ReachedDay {
  readonly day: Day;
  readonly number: number;
  readonly threshold: number;
  readonly launched: number;
  readonly row: StrikeRow;
}

/** Days of one wave, in order of time. */
export type Run = readonly [ReachedDay, ...ReachedDay[]];

/** The days that reach their threshold. */
export function reachedDays(rows: readonly StrikeRow[], thresholds: DayThresholds): readonly ReachedDay[] {
  return rows.flatMap((row) => {
    const threshold = thresholds(row);
    const { launched } = row.counts;
    if (threshold === undefined || launched === null || launched < threshold) return [];
    const day = daySchema.parse(row.key);
    return [{ day, number: dayNumber(day), threshold, launched, row }];
  });
}

/** Merges days in order of time while at most `gap` others lie between one and the next. */
export function mergeDays(days: readonly ReachedDay[], gap: number): readonly Run[] {
  const runs: [ReachedDay, ...ReachedDay[]][] = [];
  for (const reached of days) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (before !== undefined && reached.number - before.number - 1 <= gap) run?.push(reached);
    else runs.push([reached]);
  }
  return runs;
}
