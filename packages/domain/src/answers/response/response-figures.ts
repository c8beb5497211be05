import { countAtRisk, kaplanMeier, type SurvivalStep, stepAt } from '../../analysis/kaplan-meier.ts';
import type { ShareInterval } from '../../analysis/log-log-interval.ts';
import { type RestrictedMean, restrictedMean } from '../../analysis/restricted-mean.ts';
import { type Clock, type EndReason, endReasons } from './response-clocks.ts';
import { horizons, LIMIT_DAYS } from './rungs.ts';

/** How many had an event within so many days. */
export interface ShareWithin {
  readonly days: number;
  /** Watched for so many days, or until an event. */
  readonly atRisk: number;
  /** 1 - S by Kaplan and Meier; none when nothing was watched for so long. */
  readonly share: number | undefined;
  readonly interval: ShareInterval | undefined;
  /** The share if every event of a month came on the earliest day it can have. */
  readonly atMost: number | undefined;
}

/** What many clocks of one rung say together. */
export interface ClockFigures {
  readonly watched: number;
  /** How many ended with an event, and of these how many on a day that is not known exactly. */
  readonly events: number;
  readonly inexact: number;
  readonly censored: Readonly<Record<EndReason, number>>;
  readonly shares: readonly ShareWithin[];
  /** Of the days until an event, at most `LIMIT_DAYS` of each counted; none when nothing was watched for so long. */
  readonly mean: RestrictedMean | undefined;
  /** Up to `LIMIT_DAYS`. */
  readonly steps: readonly SurvivalStep[];
}

/** Sums up clocks. An event counts on the latest day it can have been; `atMost` shows what the earliest would make. */
export function figuresOf(clocks: readonly Clock[]): ClockFigures {
  const late = clocks.map(({ latest, watched }) => ({ time: latest ?? watched, happened: latest !== undefined }));
  const early = clocks.map(({ earliest, watched }) => ({
    time: earliest ?? watched,
    happened: earliest !== undefined,
  }));
  const steps = kaplanMeier(late);
  const isSeen = (days: number) => steps.at(-1)?.survival === 0 || countAtRisk(late, days) > 0;
  const earlySteps = kaplanMeier(early);
  const happened = clocks.filter(({ latest }) => latest !== undefined);
  return {
    watched: clocks.length,
    events: happened.length,
    inexact: clocks.filter(({ earliest, latest }) => earliest !== latest).length,
    censored: censoredBy(clocks),
    shares: horizons.map((days) => ({
      ...{ days, atRisk: countAtRisk(late, days) },
      share: isSeen(days) ? shareAt(steps, days) : undefined,
      interval: isSeen(days) ? intervalAt(steps, days) : undefined,
      atMost: isSeen(days) ? shareAt(earlySteps, days) : undefined,
    })),
    mean: happened.length > 0 && isSeen(LIMIT_DAYS) ? restrictedMean(steps, LIMIT_DAYS) : undefined,
    steps: steps.filter(({ time }) => time <= LIMIT_DAYS),
  };
}

function shareAt(steps: readonly SurvivalStep[], days: number): number {
  return 1 - (stepAt(steps, days)?.survival ?? 1);
}

function intervalAt(steps: readonly SurvivalStep[], days: number): ShareInterval | undefined {
  const interval = stepAt(steps, days)?.interval;
  return interval && { low: 1 - interval.high, high: 1 - interval.low };
}

function censoredBy(clocks: readonly Clock[]): ClockFigures['censored'] {
  const count = (reason: EndReason) =>
    clocks.filter((clock) => clock.latest === undefined && clock.reason === reason).length;
  const [next_wave, as_of, end_of_data] = endReasons.map(count);
  return { next_wave: next_wave ?? 0, as_of: as_of ?? 0, end_of_data: end_of_data ?? 0 };
}
