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
}

/**
 * Whether more events follow some days than follow days at large. The events are moved round the calendar by every number of
 * days from 1 to n - 1, or by those at most `within` days either way: that keeps their rhythm and clusters, and breaks
 * only their tie to the days. All shifts are enumerated, so p is exact and needs no random numbers; the 1 for what was
 * observed itself is of Phipson and Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9, 39. It
 * assumes that events behave alike all over the span.
 */
export function circularShiftTest(series: ShiftedSeries, within = Number.POSITIVE_INFINITY): ShiftTest {
  const { starts } = series;
  const totals = totalsByShift(series);
  const n = totals.length;
  const shifted = totals.filter((_, shift) => shift > 0 && Math.min(shift, n - shift) <= within);
  const [own = 0] = totals;
  const baseline = shifted.reduce((sum, total) => sum + total, 0) / shifted.length / starts.length;
  const reaching = shifted.filter((total) => total >= own).length;
  return {
    ...{ observed: own / starts.length, baseline, shifts: shifted.length },
    p: (1 + reaching) / (1 + shifted.length),
    critical: criticalMean(shifted, starts.length),
  };
}

const LEVEL = 0.05;

/** The events in all windows together, for each shift from 0 on: whole numbers, so that equal ones are equal. */
function totalsByShift(series: ShiftedSeries): Float64Array {
  const windows = windowSums(series);
  const n = windows.length;
  const totals = new Float64Array(n);
  for (const start of series.starts) {
    for (let shift = 0; shift < n; shift++) {
      const day = start - shift;
      totals[shift] = (totals[shift] ?? 0) + (windows[day < 0 ? day + n : day] ?? 0);
    }
  }
  return totals;
}

/** For each day the events of the window that begins there, round the calendar. */
function windowSums({ events, from, to }: ShiftedSeries): Float64Array {
  const n = events.length;
  return Float64Array.from(events, (_, day) => {
    let sum = 0;
    for (let after = from; after <= to; after++) sum += events[(day + after + n) % n] ?? 0;
    return sum;
  });
}

/** Means move in steps of 1 / starts: the least step above so many shifts that no more than 5 % reach it. */
function criticalMean(totals: Float64Array, starts: number): number | undefined {
  const allowed = Math.floor(LEVEL * (1 + totals.length)) - 1;
  if (allowed < 0) return undefined;
  const exceeded = totals.toSorted().at(-1 - allowed);
  return exceeded === undefined ? undefined : (exceeded + 1) / starts;
}
