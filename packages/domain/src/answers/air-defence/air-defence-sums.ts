import { type AirDefenceLine, rangeOfLine } from './air-defence-lines.ts';
import { addRanges, NO_UNITS, type ShownRange, shownRange } from './unit-range.ts';

/** Lines that are added up on their own. */
export interface LineSums {
  /** Of the counts as published; lines without one add nothing here. `null` where no line has a count, which is not zero. */
  readonly units: number | null;
  readonly lines: number;
  /** Lines without a count: unknown is not zero. */
  readonly unknown: number;
}

/** What lines of one stage add up to; low and high are what qualifiers and missing counts leave open. */
export interface UnitSums extends LineSums, ShownRange {
  /** Some counts are "about". */
  readonly about: boolean;
  /** Donors, each once. */
  readonly donors: number;
}

/** Adds up the counts of lines, and counts those without one. */
export function sumOfLines(lines: readonly AirDefenceLine[]): LineSums {
  const known = lines.flatMap(({ units }) => units ?? []);
  const isUnknown = lines.length > 0 && known.length === 0;
  return {
    units: isUnknown ? null : known.reduce((sum, units) => sum + units, 0),
    lines: lines.length,
    unknown: lines.length - known.length,
  };
}

/** Adds up lines of one stage. */
export function sumUnits(lines: readonly AirDefenceLine[]): UnitSums {
  return {
    ...sumOfLines(lines),
    ...shownRange(lines.map(rangeOfLine).reduce(addRanges, NO_UNITS)),
    about: lines.some(({ qualifier }) => qualifier === 'about'),
    donors: new Set(lines.map(({ donor }) => donor)).size,
  };
}
