/** Events by day, and the days after which they may be more than usual. */
export interface ShiftedSeries {
  /** How many events each day of a span has; the first is day 0. */
  readonly events: readonly number[];
  /** Days of the span, as indices; each with all of its window within the span. */
  readonly starts: readonly number[];
  /** The window: the events of `from` to `to` days after a start count, 1 being the day after; negative ones lie before. */
  readonly from: number;
  readonly to: number;
}

/** What is observed beside what the same events give when they are moved along the calendar. */
export interface ShiftTest {
  /** Mean events of a window. */
  readonly observed: number;
  /** The mean of the same over the shifts: what the calendar alone would give. */
  readonly baseline: number;
  /** (1 + shifts that reach what is observed) / (1 + shifts), one-sided. */
  readonly p: number;
  readonly shifts: number;
  /** The least mean that would have had p <= 5 %; none when no shift is so rare. */
  readonly critical: number | undefined;
  /** The standard deviation of the shifts' means. */
  readonly deviation: number;
}

/**
 * Whether more events follow some days than follow days at large. The events are moved round the calendar by every number of
 * days from 1 to n - 1, or by those at most `within` days either way: that keeps their rhythm and clusters, and breaks
 * only their tie to the days. All shifts are enumerated, so p is exact and needs no random numbers; the 1 for what was
 * observed itself is of Phipson and Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9, 39. It
 * assumes that events behave alike all over the span.
 */
export function circularShiftTest(series: ShiftedSeries, within = Number.POSITIVE_INFINITY): ShiftTest {
  const windows = windowSums(series);
  const n = windows.length;
  const meanAfter = (shift: number) => {
    const total = series.starts.reduce((sum, start) => sum + (windows[(start - shift + n) % n] ?? 0), 0);
    return total / series.starts.length;
  };
  const observed = meanAfter(0);
  const means: number[] = [];
  for (let shift = 1; shift < n; shift++) if (Math.min(shift, n - shift) <= within) means.push(meanAfter(shift));
  const baseline = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const variance = means.reduce((sum, mean) => sum + (mean - baseline) ** 2, 0) / means.length;
  const reaching = means.filter((mean) => mean >= observed - ROUNDING).length;
  return {
    ...{ observed, baseline, shifts: means.length },
    p: (1 + reaching) / (1 + means.length),
    critical: criticalMean(means, series.starts.length),
    deviation: Math.sqrt(variance),
  };
}

/** Equal means stay equal, in whatever order their sums were made. */
const ROUNDING = 1e-9;
const LEVEL = 0.05;

/** For each day the events of the window that begins there, round the calendar. */
function windowSums({ events, from, to }: ShiftedSeries): readonly number[] {
  const n = events.length;
  return events.map((_, day) => {
    let sum = 0;
    for (let after = from; after <= to; after++) sum += events[(day + after + n) % n] ?? 0;
    return sum;
  });
}

/** Means move in steps of 1 / starts: the least step above so many shifts that no more than 5 % reach it. */
function criticalMean(means: readonly number[], starts: number): number | undefined {
  const allowed = Math.floor(LEVEL * (1 + means.length)) - 1;
  if (allowed < 0) return undefined;
  const sorted = means.toSorted((a, b) => b - a);
  const exceeded = sorted[allowed];
  return exceeded === undefined ? undefined : exceeded + 1 / starts;
}
