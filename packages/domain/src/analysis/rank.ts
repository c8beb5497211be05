/** Where a value stands among values of its kind, itself being one of them. */
export interface Rank {
  /** 1 is the largest. Equal values share a rank, and as many ranks after it stay empty: 1, 2, 2, 4. */
  readonly rank: number;
  readonly of: number;
  /** From 0 to 100; 100 is the largest, and only the largest. */
  readonly percentile: number;
}

/**
 * The rank of a value among a population that holds it. rank = 1 + #{x > value}, standard competition ranking;
 * percentile = 100 · #{x <= value} / n, the empirical distribution function, as scipy.stats.percentileofscore gives it
 * with kind "weak". It is rounded down to two decimals, so that what is not the largest never shows as 100.
 */
export function rankAmong(value: number, population: readonly number[]): Rank {
  const of = population.length;
  const larger = population.filter((other) => other > value).length;
  return { rank: larger + 1, of, percentile: Math.floor((10_000 * (of - larger)) / of) / 100 };
}
