/** A value on a day, days being numbered. */
export interface DatedValue {
  readonly day: number;
  readonly value: number;
}

/** How far back, and of how many values at least. */
export interface TrailingWindow {
  readonly days: number;
  readonly minimum: number;
}

/**
 * For each value the quantile of those on the `days` days before its own, which is not among them; undefined where there
 * are fewer than `minimum`. Nearest rank: of n sorted values the ⌈quantile/100 · n⌉th (Hyndman, Fan 1996, definition 1;
 * numpy's method "inverted_cdf"). `quantile` is from 1 to 100. The values are in order of day; what comes later never
 * changes an earlier result.
 */
export function trailingQuantiles(
  values: readonly DatedValue[],
  quantile: number,
  { days, minimum }: TrailingWindow,
): readonly (number | undefined)[] {
  const sorted: number[] = [];
  let [entered, left] = [0, 0];
  return values.map(({ day }) => {
    for (; entered < values.length; entered++) {
      const next = values[entered];
      if (next === undefined || next.day >= day) break;
      sorted.splice(placeIn(sorted, next.value), 0, next.value);
    }
    for (; left < entered; left++) {
      const oldest = values[left];
      if (oldest === undefined || oldest.day >= day - days) break;
      sorted.splice(placeIn(sorted, oldest.value), 1);
    }
    return sorted.length < minimum ? undefined : sorted[Math.ceil((quantile / 100) * sorted.length) - 1];
  });
}

/** Where a value stands among sorted ones, or would. */
function placeIn(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
