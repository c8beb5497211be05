import type { StrikeRow } from '../strikes/strikes.ts';
import { dayThresholds } from './day-thresholds.ts';
import { mergeDays, reachedDays } from './merge-days.ts';
import type { WaveRule } from './wave-rule.ts';

/** What waves would be by another rule. */
export interface SweptRule extends Pick<WaveRule, 'threshold' | 'gap'> {
  readonly waves: number;
  readonly thresholdDays: number;
  /** The days of the longest; 0 where there is none. */
  readonly longest: number;
}

/** The rules of a sweep: fixed and relative thresholds, each with every gap. */
const sweptThresholds: readonly WaveRule['threshold'][] = [
  ...[60, 80, 100, 150, 200, 250, 300, 400, 500],
  ...[90, 95, 99].map((quantile) => ({ quantile })),
];
const sweptGaps = [0, 2, 7] as const;

/** How many waves there would be by other thresholds and gaps, from the days with a known number launched in order of time. */
export function sweepWaves(known: readonly StrikeRow[]): readonly SweptRule[] {
  return sweptThresholds.flatMap((threshold) => {
    const reached = reachedDays(known, dayThresholds(known, threshold));
    return sweptGaps.map((gap) => {
      const runs = mergeDays(reached, gap);
      const lengths = runs.map((run) => (run.at(-1) ?? run[0]).number - run[0].number + 1);
      return { threshold, gap, waves: runs.length, thresholdDays: reached.length, longest: Math.max(0, ...lengths) };
    });
  });
}
