import { Z_95 } from './normal-quantile.ts';

/** A 95 % interval of a share or probability, both ends from 0 to 1. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 % interval of a survival probability S from the variance V of log S, on the scale of log(-log S):
 * S^exp(±z·√V / log S). It stays within 0 and 1 and is asymmetric, as it must be near both.
 * At S = 0 or 1 the scale ends and no interval can be said.
 * Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data (1980), section 1.3.
 */
export function logLogInterval(survival: number, varianceOfLog: number): ShareInterval | undefined {
  if (survival <= 0 || survival >= 1 || !Number.isFinite(varianceOfLog)) return undefined;
  const shift = (Z_95 * Math.sqrt(varianceOfLog)) / -Math.log(survival);
  return { low: survival ** Math.exp(shift), high: survival ** Math.exp(-shift) };
}
