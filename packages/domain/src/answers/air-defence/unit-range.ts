import type { Qualifier } from '../../values/money/money.ts';

/** What a number of units can be at least and at most; `Infinity` either way where nothing bounds it. */
export interface UnitRange {
  readonly low: number;
  readonly high: number;
}

export const NO_UNITS: UnitRange = { low: 0, high: 0 };

/** Nothing bounds how many. */
const ANY_NUMBER: UnitRange = { low: 0, high: Number.POSITIVE_INFINITY };

/**
 * What a count with its qualifier leaves open; "about" bounds nothing, so the number stands. A negative count is taken
 * away: "at least 2" of it may be more. No count is any number, or any number less where `takesAway`.
 */
export function rangeOfCount(
  count: number | undefined,
  qualifier: Qualifier | undefined,
  takesAway = false,
): UnitRange {
  if (count === undefined) return takesAway ? negated(ANY_NUMBER) : ANY_NUMBER;
  if (count < 0) return negated(rangeOfCount(-count, qualifier));
  switch (qualifier) {
    case 'at_least':
      return { low: count, high: Number.POSITIVE_INFINITY };
    case 'up_to':
      return { low: 0, high: count };
    default:
      return { low: count, high: count };
  }
}

/** What both together are at least and at most. */
export function addRanges(a: UnitRange, b: UnitRange): UnitRange {
  return { low: a.low + b.low, high: a.high + b.high };
}

/** The same, if it is to be counted at all. */
export function possibly({ low, high }: UnitRange): UnitRange {
  return { low: Math.min(low, 0), high: Math.max(high, 0) };
}

/** What of `asked` is left when `given` is there; never less than nothing. */
export function missingOf(asked: UnitRange, given: UnitRange): UnitRange {
  return { low: Math.max(0, asked.low - given.high), high: Math.max(0, asked.high - given.low) };
}

/** A range as it is shown: not below nothing, open upwards as `null`. */
export interface ShownRange {
  readonly low: number;
  readonly high: number | null;
}

/** A range as answers show it. */
export function shownRange({ low, high }: UnitRange): ShownRange {
  return { low: Math.max(0, low), high: Number.isFinite(high) ? Math.max(0, high) : null };
}

function negated({ low, high }: UnitRange): UnitRange {
  return { low: 0 - high, high: 0 - low };
}
