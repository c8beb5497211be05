import { addDays, type Day } from '@counterweight/domain/values';
import type { RowCells } from './row-cells.ts';

/** A day that a row says something happened on, and where it says so. */
export interface DatedRow {
  readonly cells: RowCells;
  readonly column: string;
  readonly day: Day;
}

/**
 * Notes the rows that report what has not happened yet, and asks about them. `today` is a UTC day; the day after it has
 * begun somewhere. Without it nothing is asked.
 */
export function askAboutFutureDays(rows: readonly DatedRow[], today: Day | undefined): string[] {
  if (today === undefined) return [];
  const latest = addDays(today, 1);
  const future = rows.filter(({ day }) => day > latest);
  for (const { cells, column } of future) cells.doubt(`lies in the future: today is ${today}`, column);
  const [first] = future;
  if (first === undefined) return [];
  return [`rows dated in the future: ${future.length}, the first of them line ${first.cells.line} (${first.day})`];
}

/** The latest of the days of rows; those in the future say nothing of how far a file reaches. */
export function lastDayOf(rows: readonly DatedRow[], today: Day | undefined): Day | undefined {
  const latest = today === undefined ? undefined : addDays(today, 1);
  return rows.reduce<Day | undefined>((last, { day }) => {
    if (latest !== undefined && day > latest) return last;
    return last === undefined || day > last ? day : last;
  }, undefined);
}
