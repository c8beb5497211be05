import { type Interval, wilsonInterval } from './wilson-interval.ts';

/** What one cluster, such as a day, adds to a share. */
export interface Cluster {
  readonly part: number;
  readonly whole: number;
}

/** A share of clustered counts. */
export interface ClusteredShare {
  readonly share: number;
  /** The sum of all wholes. */
  readonly n: number;
  /** How many clusters have a whole above zero. */
  readonly clusters: number;
  /** How much more the share varies than if every object were independent; undefined at 0, at 1, and of one cluster. */
  readonly designEffect: number | undefined;
  /** As many independent objects would say as much. */
  readonly effectiveN: number;
  /** As if every object were independent. */
  readonly naive: Interval;
  /** With the clusters taken into account. */
  readonly cluster: Interval;
}

/**
 * A share of pooled counts and its 95 % intervals. Ratio-linearised variance over m clusters:
 * V = m/(m-1) · Σ(part - p·whole)² / n² (Cochran 1977, ch. 6); design effect V / (p(1-p)/n) (Kish 1965);
 * effective n = n / max(1, design effect); the interval is Wilson's on it (Korn, Graubard 1998). Where the design
 * effect is undefined, the effective n is the smaller of n and m. Undefined when the sums make no share.
 */
export function clusteredShare(clusters: readonly Cluster[]): ClusteredShare | undefined {
  const held = clusters.filter(({ whole }) => whole > 0);
  const [part, n] = [sumOf(held, 'part'), sumOf(held, 'whole')];
  if (n === 0 || part < 0 || part > n) return undefined;
  const share = part / n;
  const designEffect = designEffectOf(held, share, n);
  const effectiveN = designEffect === undefined ? Math.min(n, held.length) : n / Math.max(1, designEffect);
  return {
    ...{ share, n, clusters: held.length, designEffect, effectiveN },
    naive: wilsonInterval(part, n),
    cluster: wilsonInterval(share * effectiveN, effectiveN),
  };
}

function sumOf(clusters: readonly Cluster[], name: keyof Cluster): number {
  return clusters.reduce((sum, { [name]: count }) => sum + count, 0);
}

function designEffectOf(clusters: readonly Cluster[], share: number, n: number): number | undefined {
  const m = clusters.length;
  if (m < 2 || share === 0 || share === 1) return undefined;
  const squares = clusters.reduce((sum, { part, whole }) => sum + (part - share * whole) ** 2, 0);
  const variance = ((m / (m - 1)) * squares) / n ** 2;
  return variance / ((share * (1 - share)) / n);
}
