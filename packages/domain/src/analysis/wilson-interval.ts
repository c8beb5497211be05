/** Bounds of a share, each from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The quantile of the normal distribution that 95 % intervals use. */
const Z_95 = 1.959964;

/**
 * The 95 % score interval of a share: centre (p + z²/2n)/(1 + z²/n), half width z/(1 + z²/n) · √(p(1-p)/n + z²/4n²).
 * `part` and `whole` are counts, and need not be whole numbers: of a design effect they are effective ones.
 * Wilson (1927); recommended for small n and shares near 0 or 1 by Brown, Cai, DasGupta (2001).
 * Throws a RangeError unless 0 <= part <= whole and whole > 0.
 */
export function wilsonInterval(part: number, whole: number): Interval {
  if (!(whole > 0 && part >= 0 && part <= whole)) throw new RangeError(`${part} of ${whole} is no share`);
  const share = part / whole;
  const square = (Z_95 * Z_95) / whole;
  const centre = (share + square / 2) / (1 + square);
  const half = (Z_95 / (1 + square)) * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole));
  return { low: Math.max(0, Math.min(share, centre - half)), high: Math.min(1, Math.max(share, centre + half)) };
}
