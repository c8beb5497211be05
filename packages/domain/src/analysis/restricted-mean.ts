import type { SurvivalStep } from './kaplan-meier.ts';
import { Z_95 } from './normal-quantile.ts';

/** A mean with its 95 % interval, in the unit of the times. */
export interface RestrictedMean {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The mean time until something happens, counting no more than `limit` of it: the area under S from 0 to the limit.
 * It exists whatever is censored, where the median may not, and does not jump at ties. Variance: the sum over event times
 * of A(ti)² di / (ni (ni - di)), A(ti) being the area from ti to the limit; Klein and Moeschberger, Survival Analysis
 * (2003), formula 4.5.2. Valid while something is at risk until the limit: after the last one censored S is held level.
 */
export function restrictedMean(steps: readonly SurvivalStep[], limit: number): RestrictedMean {
  const within = steps.filter(({ time }) => time < limit);
  let [mean, variance, until] = [0, 0, limit];
  for (const { time, survival, atRisk, events } of within.toReversed()) {
    mean += survival * (until - time);
    // Where all at risk fail at once, no area follows and the term is 0, not 0/0.
    if (atRisk > events) variance += (mean * mean * events) / (atRisk * (atRisk - events));
    until = time;
  }
  mean += until;
  const half = Z_95 * Math.sqrt(variance);
  return { mean, low: Math.max(0, mean - half), high: Math.min(limit, mean + half) };
}
