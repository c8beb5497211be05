import { type Cluster, type ClusteredShare, clusteredShare } from '../../analysis/cluster-interval.ts';
import type { InterceptionCounts } from './interception-counts.ts';

/** Kinetic: destroyed of launched. Neutralised: destroyed or lost, of launched. Engaged: destroyed, of launched and not lost. */
export const interceptionMeasures = ['kinetic', 'neutralised', 'engaged'] as const;
export type InterceptionMeasure = (typeof interceptionMeasures)[number];

/** Why there is no rate. */
export const rateReasons = [
  'too_few',
  'spans_break',
  'lost_not_reported',
  'counts_only',
  'none',
  'inconsistent',
] as const;
export type RateReason = (typeof rateReasons)[number];

/** A rate of interception: its estimate, or why it is not shown. What was computed all the same stands beside the reason. */
export interface InterceptionRate {
  readonly reason: RateReason | undefined;
  readonly estimate: ClusteredShare | undefined;
}

/** Below these there are counts only. */
export const MINIMUM_DAYS = 5;
export const MINIMUM_EFFECTIVE_N = 10;
/** The part of launched of which lost must be given. */
export const MINIMUM_LOST_GIVEN = 0.9;

/** What decides whether rates of a group can be given. */
export interface RateBasis {
  /** The counts of each day. */
  readonly days: readonly InterceptionCounts[];
  readonly total: InterceptionCounts;
  /** The measures whose reports changed within the group's days. */
  readonly broken: readonly string[];
  /** Rates are never given, whatever the counts. */
  readonly countsOnly: boolean;
}

/** A rate of a group of salvos. */
export function rateOf(measure: InterceptionMeasure, basis: RateBasis): InterceptionRate {
  const estimate = clusteredShare(basis.days.map(clusterOf[measure]));
  return { reason: reasonOf(measure, basis, estimate), estimate };
}

const clusterOf: Readonly<Record<InterceptionMeasure, (day: InterceptionCounts) => Cluster>> = {
  kinetic: ({ launched, destroyed }) => ({ part: destroyed, whole: launched }),
  neutralised: ({ launched, destroyed, lost }) => ({ part: destroyed + lost, whole: launched }),
  engaged: ({ launched, destroyed, lost }) => ({ part: destroyed, whole: launched - lost }),
};

function reasonOf(
  measure: InterceptionMeasure,
  { total, broken, countsOnly }: RateBasis,
  estimate: ClusteredShare | undefined,
): RateReason | undefined {
  if (countsOnly) return 'counts_only';
  if (total.launched === 0) return 'none';
  if (measure !== 'kinetic' && total.launchedWithLost < MINIMUM_LOST_GIVEN * total.launched) return 'lost_not_reported';
  if (broken.includes(measure)) return 'spans_break';
  if (estimate === undefined) return 'inconsistent';
  return estimate.clusters < MINIMUM_DAYS || estimate.effectiveN < MINIMUM_EFFECTIVE_N ? 'too_few' : undefined;
}
