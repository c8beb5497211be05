import type { AnswerOf, ResponseFigures, ResponseTest, responseQuestion } from '@counterweight/contracts/http';
import { type ClockFigures, type HorizonTest, LIMIT_DAYS, type RungAnswer } from '@counterweight/domain/answers';
import { dayOfNumber } from '@counterweight/domain/values';

type ShownRung = AnswerOf<typeof responseQuestion>['rungs'][number];

/** The figures of a rung with its tests. */
export function showRung(answer: RungAnswer, tests: readonly HorizonTest[]): ShownRung {
  const { rung, unwatched, data, span, events, undated } = answer;
  return {
    rung,
    ...(unwatched === undefined ? {} : { reason: unwatched }),
    ...{ data: showSpan(data), calendar: showSpan(span) },
    ...{ events: events.length, month_only: events.filter(({ first, last }) => first !== last).length, undated },
    explicit: showFigures(answer.explicit),
    later: showFigures(answer.later),
    any_day: showFigures(answer.anyDay, 'overlapping'),
    tests: tests.filter((test) => test.rung === rung).map(showTest),
  };
}

function showSpan(span: RungAnswer['span']) {
  return span === undefined ? null : { first_day: dayOfNumber(span.first), last_day: dayOfNumber(span.last) };
}

/** Clocks of overlapping days are not independent, so an interval of theirs would be too narrow. */
function showFigures(figures: ClockFigures, days: 'apart' | 'overlapping' = 'apart'): ResponseFigures {
  const { watched, events, inexact, censored, shares, mean, steps } = figures;
  const shown = (interval: { readonly low: number; readonly high: number } | undefined) =>
    interval === undefined || days === 'overlapping'
      ? null
      : { low: rounded(interval.low), high: rounded(interval.high) };
  return {
    ...{ watched, events, inexact, censored: { ...censored } },
    shares: shares.map(({ days: within, atRisk, share, interval, atMost }) => ({
      ...{ days: within, at_risk: atRisk, share: orNull(share), interval: shown(interval), at_most: orNull(atMost) },
    })),
    mean: mean === undefined ? null : { days: rounded(mean.mean), ...boundsOf(shown(spread(mean))), limit: LIMIT_DAYS },
    steps: steps.map(({ time, atRisk, events: count, survival, interval }) => ({
      ...{ days: time, at_risk: atRisk, events: count, survival: rounded(survival), interval: shown(interval) },
    })),
  };
}

/** Of events that all come on one day there is no spread, and of none before the limit neither. */
function spread(mean: NonNullable<ClockFigures['mean']>) {
  return mean.low === mean.high ? undefined : mean;
}

function boundsOf(interval: { readonly low: number; readonly high: number } | null) {
  return interval ?? { low: null, high: null };
}

function showTest({ rung, days, waves, events, all, near, placebo, adjusted, reason }: HorizonTest): ResponseTest {
  const p = (value: number | undefined) => (reason === undefined ? orNull(value) : null);
  const shifts = (test: NonNullable<typeof all>) => {
    return { p: p(test.p), shifts: test.shifts, baseline: rounded(test.baseline) };
  };
  return {
    ...{ rung, days, waves, events },
    ...{ observed: orNull(all?.observed), baseline: orNull(all?.baseline) },
    excess: orNull(all && all.observed - all.baseline),
    ...{ p: p(all?.p), p_adjusted: orNull(adjusted), shifts: all?.shifts ?? 0 },
    smallest_excess: p(all?.critical === undefined ? undefined : all.critical - all.baseline),
    near: near === undefined ? null : shifts(near),
    placebo: placebo === undefined ? null : { observed: rounded(placebo.observed), ...shifts(placebo) },
    ...(reason === undefined ? {} : { reason }),
  };
}

function orNull(value: number | undefined): number | null {
  return value === undefined ? null : rounded(value);
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
