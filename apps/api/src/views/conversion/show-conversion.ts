import type { ConversionNumbers } from '@counterweight/contracts/http';
import {
  type ConversionMoney,
  type ConversionRow,
  type ConversionUnits,
  curveDays,
  type DeliveryCurve,
} from '@counterweight/domain/answers';
import { fixedText } from '@counterweight/domain/values';

type Interval = NonNullable<ConversionNumbers['share']['interval']>;
type Step = DeliveryCurve['steps'][number];

/** The numbers of a group. */
export function showConversion({ counts, share, units, curve, byAge, money }: ConversionRow): ConversionNumbers {
  const { lines, packages, uncounted, withdrawn, delivered, partly, none, unknown, qualified, undated } = counts;
  return {
    ...{ lines, packages, counted: lines - uncounted, delivered, partly, none, unknown, withdrawn },
    ...{ uncounted, qualified, undated },
    share: {
      delivered: rounded(share.share),
      interval: showInterval(share.interval),
      ...{ low: rounded(share.bounds?.low), high: rounded(share.bounds?.high) },
      ...(share.reason === undefined ? {} : { reason: share.reason }),
    },
    units: units === undefined ? null : showUnits(units),
    ...(typeof curve === 'string' ? { curve: null, curve_reason: curve } : { curve: showCurve(curve) }),
    by_age: byAge.map(({ age, seen, share: held }) => ({ age, lines: seen, share: roundShare(held) })),
    money: money === undefined ? null : showMoney(money),
  };
}

function showUnits({ committed, reduced, cancelled, delivered, over, notDelivered, unknown }: ConversionUnits) {
  const isSaid = delivered + over + notDelivered > 0 || unknown === 0;
  return {
    ...{ committed, reduced, cancelled },
    ...{
      delivered: isSaid ? delivered : null,
      over: isSaid ? over : null,
      not_delivered: isSaid ? notDelivered : null,
    },
    unknown,
  };
}

function showCurve(curve: DeliveryCurve): NonNullable<ConversionNumbers['curve']> {
  const { units, lines, packages, delivered, cancelled, steps, atRisk, stoppedAt } = curve;
  const last = stoppedAt ?? Number.POSITIVE_INFINITY;
  const reached = Math.max(...atRisk.map(({ day }) => day), steps.at(-1)?.time ?? 0);
  return {
    ...{ units, lines, packages, delivered, cancelled },
    steps: steps.map((step) => ({
      ...{ day: step.time, delivered: roundShare(step.incidence), interval: showInterval(step.interval) },
      ...{ cancelled: roundShare(step.competing), outstanding: roundShare(1 - step.incidence - step.competing) },
      ...{ units_at_risk: step.atRisk, packages_at_risk: step.clustersAtRisk },
    })),
    within: curveDays.filter((days) => days < last && days <= reached).map((days) => within(days, steps)),
    at_risk: atRisk.map((each) => ({ ...each })),
    stopped_at: stoppedAt ?? null,
  };
}

function within(days: number, steps: readonly Step[]) {
  const step = steps.findLast(({ time }) => time <= days);
  return { days, delivered: roundShare(step?.incidence ?? 0), interval: showInterval(step?.interval) };
}

function showMoney({ committed, delivered, share }: ConversionMoney): NonNullable<ConversionNumbers['money']> {
  return { committed: showSums(committed), delivered: showSums(delivered), share: rounded(share) };
}

function showSums({
  amount,
  packages,
  transactions,
  undisclosed,
  unpriced,
  unconverted,
}: ConversionMoney['committed']) {
  return {
    amount: amount === null ? null : fixedText(amount, 2),
    ...{ packages, transactions, undisclosed, unpriced, unconverted: unconverted.transactions },
  };
}

/** An interval as answers show it; null where there is none. */
export function showInterval(interval: Interval | undefined): Interval | null {
  return interval === undefined ? null : { low: roundShare(interval.low), high: roundShare(interval.high) };
}

function rounded(value: number | undefined): number | null {
  return value === undefined ? null : roundShare(value);
}

/** To six decimals: more would say nothing. */
export function roundShare(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
