import { poolAdjacentViolators } from './pool-adjacent-violators.ts';

/** Something looked at once: how old it was then, and whether it had happened by then. */
export interface SeenOnce {
  /** In any one unit; 0 or more. */
  readonly age: number;
  readonly happened: boolean;
}

/** From an age on, up to the next step's. */
export interface CurrentStatusStep {
  readonly age: number;
  /** How many were seen at this age. */
  readonly seen: number;
  /** The estimated probability that it has happened by this age. */
  readonly share: number;
}

/**
 * The probability that something has happened by an age, from things looked at once each, when nobody knows the times:
 * the nonparametric maximum likelihood estimate is the isotonic regression of "had happened" on age, as
 * Groeneboom and Wellner, Information Bounds and Nonparametric Maximum Likelihood Estimation (1992), part II, 1.1. One step
 * for each age seen. It converges slowly (the cube root of n) and assumes that age and waiting time are independent, so that
 * promises of different times do not differ.
 */
export function currentStatus(seen: readonly SeenOnce[]): readonly CurrentStatusStep[] {
  const byAge = [...Map.groupBy(seen, ({ age }) => age)].sort(([a], [b]) => a - b);
  const shares = byAge.map(([, group]) => {
    return { value: group.filter(({ happened }) => happened).length / group.length, weight: group.length };
  });
  const pooled = poolAdjacentViolators(shares);
  return byAge.map(([age, group], index) => ({ age, seen: group.length, share: pooled[index] ?? 0 }));
}
