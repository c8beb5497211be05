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

/** The day that a date is counted on, and the date itself where that is another day. */
export function countedDay(
  date: Day | 'undated',
  grain: (day: Day) => Day,
): { readonly day: Day | 'undated'; readonly date: Day | undefined } {
  const day = date === 'undated' ? date : grain(date);
  return { day, date: day === date || date === 'undated' ? undefined : date };
}

/** The days on which every row of the days asked for is counted. */
export function rowRange({ from, to }: { readonly from?: Day; readonly to?: Day }): { from?: Day; to?: Day } {
  return { ...(from === undefined ? {} : { from: firstOfYear(from) }), ...(to === undefined ? {} : { to }) };
}

function firstOfMonth(day: Day): Day {
  return daySchema.parse(`${day.slice(0, 7)}-01`);
}

function firstOfYear(day: Day): Day {
  return daySchema.parse(`${day.slice(0, 4)}-01-01`);
}
