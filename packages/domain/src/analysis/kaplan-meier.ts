import { logLogInterval, type ShareInterval } from './log-log-interval.ts';

/** What was watched from a beginning until it happened, or until nobody could see any more whether it would. */
export interface Followed {
  /** From the beginning, in any one unit; more than 0. */
  readonly time: number;
  /** Whether it happened then; else it was censored then. */
  readonly happened: boolean;
}

/** One time at which something happened. */
export interface SurvivalStep {
  readonly time: number;
  /** Watched until just before it. */
  readonly atRisk: number;
  readonly events: number;
  /** The probability that it has not happened by then. */
  readonly survival: number;
  /** The variance of the logarithm of `survival`; infinite from where survival is 0. */
  readonly varianceOfLog: number;
  /** 95 %; none where survival is 0. */
  readonly interval: ShareInterval | undefined;
}

/**
 * The probability that something has not happened by a time, from what was watched for different spans: S(t) = the
 * product over times ti <= t of (1 - di/ni), di events among ni at risk; what is censored at ti is still at risk then.
 * Kaplan and Meier (1958), Journal of the American Statistical Association 53, 457. Variance of log S: the sum of
 * di / (ni (ni - di)), Greenwood (1926). It assumes that what is censored would have gone on as the rest did.
 */
export function kaplanMeier(followed: readonly Followed[]): readonly SurvivalStep[] {
  const steps: SurvivalStep[] = [];
  let [survival, varianceOfLog] = [1, 0];
  for (const { time, atRisk, events } of eventTimes(followed)) {
    survival *= 1 - events / atRisk;
    varianceOfLog += events / (atRisk * (atRisk - events));
    const interval = logLogInterval(survival, varianceOfLog);
    steps.push({ time, atRisk, events, survival, varianceOfLog, interval });
  }
  return steps;
}

/** The step that holds at a time: the last one not after it; none before the first. */
export function stepAt<Step extends { readonly time: number }>(steps: readonly Step[], time: number): Step | undefined {
  return steps.findLast((step) => step.time <= time);
}

/** How many are still watched just before a time. */
export function countAtRisk(followed: readonly Followed[], time: number): number {
  return followed.filter((each) => each.time >= time).length;
}

function eventTimes(followed: readonly Followed[]) {
  const sorted = followed.toSorted((a, b) => a.time - b.time);
  const found: { readonly time: number; readonly atRisk: number; events: number }[] = [];
  sorted.forEach(({ time, happened }, index) => {
    const last = found.at(-1);
    if (!happened) return;
    if (last?.time === time) last.events += 1;
    else found.push({ time, atRisk: sorted.length - firstIndex(sorted, time, index), events: 1 });
  });
  return found;
}

/** The first index of those that share a time. */
function firstIndex(sorted: readonly Followed[], time: number, index: number): number {
  let first = index;
  while (first > 0 && sorted[first - 1]?.time === time) first -= 1;
  return first;
}
