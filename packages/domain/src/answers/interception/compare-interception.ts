import { type EstimatedShare, shareDifference } from '../../analysis/share-difference.ts';
import type { Interval } from '../../analysis/wilson-interval.ts';
import { breaksOf, breaksWithin } from '../../values/reporting/reporting-breaks.ts';
import type { InterceptionAnswer, InterceptionRow, InterceptionRule } from './interception.ts';
import type { InterceptionMeasure, InterceptionRate, RateReason } from './interception-rates.ts';

/** How a rate differs between two periods, or why that is not said. */
export type RateDifference =
  | { readonly reason: RateReason }
  | { readonly reason: undefined; readonly difference: number; readonly interval: Interval };

/** The differences of a group's rates. */
export interface InterceptionDifference {
  readonly key: InterceptionRow['key'];
  readonly rates: Readonly<Record<InterceptionMeasure, RateDifference>>;
}

/**
 * The rates of a period minus those of another, by group, with an interval made of those of both. Refused across a
 * reporting break of the measure, and where one of the rates is not given. Groups are those of either period; neither
 * is grouped by time.
 */
export function compareInterception(
  first: InterceptionAnswer,
  second: InterceptionAnswer,
  claimants: InterceptionRule['claimants'],
): readonly InterceptionDifference[] {
  const [ours, theirs] = [wholeRows(first), wholeRows(second)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].sort().map((name) => {
    const [a, b] = [ours.get(name), theirs.get(name)];
    const difference = (measure: InterceptionMeasure) => differenceOf(measure, a, b, claimants);
    return {
      key: (a ?? b)?.key ?? {},
      rates: {
        kinetic: difference('kinetic'),
        neutralised: difference('neutralised'),
        engaged: difference('engaged'),
      },
    };
  });
}

/** By key the row over all of its days. */
function wholeRows({ rows }: InterceptionAnswer): ReadonlyMap<string, InterceptionRow> {
  const whole = new Map<string, InterceptionRow>();
  for (const row of rows) {
    const name = JSON.stringify(row.key);
    if (!whole.has(name)) whole.set(name, row);
  }
  return whole;
}

function differenceOf(
  measure: InterceptionMeasure,
  first: InterceptionRow | undefined,
  second: InterceptionRow | undefined,
  claimants: InterceptionRule['claimants'],
): RateDifference {
  if (first === undefined || second === undefined) return { reason: 'none' };
  const [firstDay] = [first.firstDay, second.firstDay].sort();
  const lastDay = [first.lastDay, second.lastDay].sort().at(-1);
  if (breaksWithin(breaksOf(measure, claimants), { firstDay, lastDay }).length > 0) return { reason: 'spans_break' };
  const [a, b] = [estimated(first.rates[measure]), estimated(second.rates[measure])];
  if ('reason' in a) return a;
  if ('reason' in b) return b;
  return { reason: undefined, ...shareDifference(a, b) };
}

function estimated({ reason, estimate }: InterceptionRate): EstimatedShare | { readonly reason: RateReason } {
  if (reason !== undefined || estimate === undefined) return { reason: reason ?? 'none' };
  return { share: estimate.share, interval: estimate.cluster };
}
