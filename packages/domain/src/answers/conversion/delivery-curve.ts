import { aalenJohansen, type FollowedUnits, type IncidenceStep } from '../../analysis/aalen-johansen.ts';
import { type Day, dayNumber } from '../../values/time/day.ts';
import type { ConversionLine } from './line-status.ts';
import { unitsIn } from './match-deliveries.ts';

/** Below so many packages at risk a curve stops. */
export const MINIMUM_PACKAGES = 5;
/** Days after the promise at which shares and numbers at risk are said. */
export const curveDays = [30, 90, 180, 365, 730] as const;

export const curveReasons = ['no_dated_deliveries', 'mixed_classes', 'too_few'] as const;
export type CurveReason = (typeof curveReasons)[number];

/** What came by a day after the promise, of units followed. */
export interface DeliveryCurve {
  readonly steps: readonly IncidenceStep[];
  /** The day from which fewer than five packages are at risk; undefined where the last step is the last delivery. */
  readonly stoppedAt: number | undefined;
  readonly units: number;
  readonly packages: number;
  readonly lines: number;
  readonly delivered: number;
  readonly cancelled: number;
  readonly atRisk: readonly { readonly day: number; readonly units: number; readonly packages: number }[];
}

/** Until when the reports on a line are to be followed. */
export type FollowedUntil = (line: ConversionLine) => Day;

/**
 * The units of a line in time: each delivery on its day, each cancellation as what forecloses it, and what is
 * outstanding until the last day that would have shown it. Nothing of a line that cannot be followed: undated itself or in
 * what came of it, or without a number. A delivery on the day of the promise counts one day after it.
 */
export function followLine(line: ConversionLine, until: FollowedUntil): readonly FollowedUnits[] {
  const { row, units, undated, deliveredUncounted } = line;
  if (units === undefined || row.day === 'undated' || undated || deliveredUncounted) return [];
  const start = dayNumber(row.day);
  const last = until(line);
  if (last <= row.day) return [];
  const cluster = row.pledge;
  let left = units - unitsIn(line.reduced);
  const ended = (end: 'event' | 'competing', movements: ConversionLine['delivered']): readonly FollowedUnits[] =>
    movements
      .toSorted((a, b) => (a.day < b.day ? -1 : 1))
      .flatMap(({ day, units: moved }) => {
        const weight = Math.min(left, moved);
        if (weight <= 0) return [];
        if (day === 'undated') {
          left -= weight;
          return [];
        }
        if (day > last) return [];
        left -= weight;
        return [{ time: Math.max(1, dayNumber(day) - start), end, weight, cluster }];
      });
  const events = ended('event', line.delivered);
  const competing = ended('competing', line.cancelled);
  const censored = { time: dayNumber(last) - start, end: 'censored', weight: left, cluster } as const;
  return [...events, ...competing, ...(left > 0 ? [censored] : [])];
}

/** The curve of some lines, unit by unit, its interval by packages; or why there is none. */
export function deliveryCurve(lines: readonly ConversionLine[], until: FollowedUntil): DeliveryCurve | CurveReason {
  const followed = lines
    .map((line) => ({ line, units: followLine(line, until) }))
    .filter(({ units }) => units.length > 0);
  const all = followed.flatMap(({ units }) => units);
  if (!all.some(({ end }) => end === 'event')) return 'no_dated_deliveries';
  if (new Set(followed.map(({ line }) => line.row.class)).size > 1) return 'mixed_classes';
  const steps = aalenJohansen(all);
  const stop = steps.find(({ clustersAtRisk }) => clustersAtRisk < MINIMUM_PACKAGES);
  const kept = stop === undefined ? steps : steps.slice(0, steps.indexOf(stop));
  if (kept.length === 0) return 'too_few';
  const weigh = (end: FollowedUnits['end']) => sumOf(all.filter((each) => each.end === end));
  return {
    steps: kept,
    stoppedAt: stop?.time,
    units: sumOf(all),
    packages: new Set(all.map(({ cluster }) => cluster)).size,
    lines: followed.length,
    delivered: weigh('event'),
    cancelled: weigh('competing'),
    atRisk: [0, ...curveDays].map((day) => riskAt(all, day)).filter(({ units }) => units > 0),
  };
}

function riskAt(all: readonly FollowedUnits[], day: number) {
  const held = all.filter(({ time }) => time >= day);
  return { day, units: sumOf(held), packages: new Set(held.map(({ cluster }) => cluster)).size };
}

function sumOf(units: readonly FollowedUnits[]): number {
  return units.reduce((sum, { weight }) => sum + weight, 0);
}
