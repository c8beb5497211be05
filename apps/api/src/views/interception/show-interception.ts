import type { AnswerOf, InterceptionNumbers, interceptionQuestion } from '@counterweight/contracts/http';
import type {
  InterceptionDifference,
  InterceptionRate,
  InterceptionRow,
  RateDifference,
} from '@counterweight/domain/answers';

type Shown = AnswerOf<typeof interceptionQuestion>;
type ShownRate = InterceptionNumbers['kinetic'];

/** The numbers of a group. */
export function showRates(row: InterceptionRow): InterceptionNumbers {
  const { counts, rates } = row;
  const { salvos, incomplete, composites, launched, destroyed, lost, left, airborne, launchedWithLost } = counts;
  return {
    ...{ segment: row.segment ?? null, first_day: row.firstDay, last_day: row.lastDay, days: row.days },
    ...{ salvos, incomplete, composites, launched, destroyed },
    lost: launchedWithLost === 0 ? null : lost,
    lost_given: launched === 0 ? null : rounded(launchedWithLost / launched),
    leak: launched - destroyed - lost - left - airborne,
    kinetic: showRate(rates.kinetic),
    neutralised: showRate(rates.neutralised),
    engaged: showRate(rates.engaged),
  };
}

/** The differences between two periods. */
export function showComparison(
  {
    compare_from,
    compare_to,
  }: { readonly compare_from?: string | undefined; readonly compare_to?: string | undefined },
  differences: readonly InterceptionDifference[],
): NonNullable<Shown['comparison']> {
  return {
    with: { from: compare_from ?? null, to: compare_to ?? null },
    data: differences.map(({ key, rates }) => ({
      ...key,
      kinetic: showDifference(rates.kinetic),
      neutralised: showDifference(rates.neutralised),
      engaged: showDifference(rates.engaged),
    })),
  };
}

function showRate({ reason, estimate }: InterceptionRate): ShownRate {
  const isTold = estimate !== undefined && reason === undefined;
  const counts = estimate !== undefined && (isTold || reason === 'too_few') ? countsOf(estimate) : noCounts;
  return {
    rate: isTold ? rounded(estimate.share) : null,
    ...counts,
    interval: isTold ? { naive: showInterval(estimate.naive), cluster: showInterval(estimate.cluster) } : null,
    ...(reason === 'too_few' ? { suppressed: reason } : {}),
    ...(reason === undefined || reason === 'too_few' ? {} : { reason }),
  };
}

const noCounts = { n: null, n_eff: null, days: null, design_effect: null };

function countsOf({ n, effectiveN, clusters, designEffect }: NonNullable<InterceptionRate['estimate']>) {
  const effect = designEffect === undefined ? null : rounded(designEffect);
  return { n, n_eff: rounded(effectiveN), days: clusters, design_effect: effect };
}

function showDifference(difference: RateDifference) {
  if (difference.reason !== undefined) return { difference: null, interval: null, reason: difference.reason };
  return { difference: rounded(difference.difference), interval: showInterval(difference.interval) };
}

function showInterval({ low, high }: { readonly low: number; readonly high: number }) {
  return { low: rounded(low), high: rounded(high) };
}

/** To six decimals: more would say nothing. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
