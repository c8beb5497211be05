import type { Interval } from './wilson-interval.ts';

/** A share with its interval. */
export interface EstimatedShare {
  readonly share: number;
  readonly interval: Interval;
}

/**
 * The first share minus the second, with a 95 % interval made of those of both:
 * d - √((p1-l1)² + (u2-p2)²) to d + √((u1-p1)² + (p2-l2)²). Newcombe (1998), method 10; with the intervals of clusters
 * it takes these into account. Assumes that the two are independent.
 */
export function shareDifference(
  first: EstimatedShare,
  second: EstimatedShare,
): { readonly difference: number; readonly interval: Interval } {
  const difference = first.share - second.share;
  const below = Math.hypot(first.share - first.interval.low, second.interval.high - second.share);
  const above = Math.hypot(first.interval.high - first.share, second.share - second.interval.low);
  return { difference, interval: { low: difference - below, high: difference + above } };
}
