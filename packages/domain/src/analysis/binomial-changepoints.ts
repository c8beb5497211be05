import type { Cluster } from './cluster-interval.ts';

/**
 * Where a share changes: the indexes at which a new stretch begins, in order. Optimal partitioning: the stretches that
 * make Σ cost + penalty · changes smallest, with the cost of a stretch -2 · the log-likelihood of one binomial share
 * within it, by dynamic programming over all last changes (Jackson et al. 2005; the cost and penalty as of PELT,
 * Killick, Fearnhead, Eckley 2012, whose pruning some hundred points do not need). O(n²).
 * Points with a whole of nothing change no cost. Throws a RangeError on a penalty below zero or a part beyond its whole.
 */
export function binomialChangepoints(points: readonly Cluster[], penalty: number): readonly number[] {
  if (!(penalty >= 0)) throw new RangeError(`${penalty} is no penalty`);
  const sums = cumulated(points);
  const best: { readonly cost: number; readonly start: number }[] = [{ cost: -penalty, start: 0 }];
  for (let end = 1; end <= points.length; end++) {
    let found = { cost: Number.POSITIVE_INFINITY, start: 0 };
    for (let start = 0; start < end; start++) {
      const cost = (best[start]?.cost ?? 0) + penalty + costOf(sums[start], sums[end]);
      if (cost < found.cost) found = { cost, start };
    }
    best.push(found);
  }
  const starts: number[] = [];
  for (let end = points.length; end > 0; ) {
    const start = best[end]?.start ?? 0;
    if (start > 0) starts.push(start);
    end = start;
  }
  return starts.reverse();
}

function cumulated(points: readonly Cluster[]): readonly Cluster[] {
  const sums: Cluster[] = [{ part: 0, whole: 0 }];
  for (const { part, whole } of points) {
    if (!(part >= 0 && part <= whole)) throw new RangeError(`${part} of ${whole} is no share`);
    const { part: parts = 0, whole: wholes = 0 } = sums.at(-1) ?? {};
    sums.push({ part: parts + part, whole: wholes + whole });
  }
  return sums;
}

/** -2 · log-likelihood at the stretch's own share, without the part that no share changes. */
function costOf(before: Cluster | undefined, after: Cluster | undefined): number {
  const part = (after?.part ?? 0) - (before?.part ?? 0);
  const whole = (after?.whole ?? 0) - (before?.whole ?? 0);
  return -2 * (logPart(part, whole) + logPart(whole - part, whole));
}

function logPart(part: number, whole: number): number {
  return part === 0 ? 0 : part * Math.log(part / whole);
}
