import type { CellKey, Dimensions } from '../../rows/view.ts';
import { type Day, daySchema } from '../../values/time/day.ts';

/** A pledge lies in so many dated cells at most: its old and its new ones, and the rest it touches, fit in one move. */
const MAX_DATED_CELLS = 16;

/**
 * The cells that a pledge's dated transactions go to: of their day, or, for a pledge paid out over more than sixteen days,
 * of the first of their month or year. The date itself then stands in the dimension `date`, so no answer gets coarser.
 */
export function grainOf(days: readonly Day[]): (day: Day) => Day {
  const grains: readonly ((day: Day) => Day)[] = [(day) => day, firstOfMonth, firstOfYear];
  return grains.find((grain) => new Set(days.map(grain)).size <= MAX_DATED_CELLS) ?? firstOfYear;
}

/** The cell of a date, and the dimension that says the date where the cell does not. */
export function cellOfDate(date: Day | 'undated', grain: (day: Day) => Day): { cell: CellKey; date?: { date: Day } } {
  if (date === 'undated') return { cell: { axis: 'day', day: date } };
  const day = grain(date);
  return { cell: { axis: 'day', day }, ...(day === date ? {} : { date: { date } }) };
}

/** The date that a contribution on the axis `day` is of. */
export function dateOf({ day }: CellKey, { date }: Dimensions): Day | 'undated' {
  return date === undefined ? day : daySchema.parse(date);
}

/** The days whose rows hold every contribution of the days asked for. */
export function rowRange({ from, to }: { readonly from?: Day; readonly to?: Day }): { from?: Day; to?: Day } {
  return { ...(from === undefined ? {} : { from: firstOfYear(from) }), ...(to === undefined ? {} : { to }) };
}

function firstOfMonth(day: Day): Day {
  return daySchema.parse(`${day.slice(0, 7)}-01`);
}

function firstOfYear(day: Day): Day {
  return daySchema.parse(`${day.slice(0, 4)}-01-01`);
}
