import { binomialChangepoints } from '../../analysis/binomial-changepoints.ts';

/** What was launched and destroyed in a month. */
export interface MonthlyShare {
  readonly month: string;
  readonly launched: number;
  readonly destroyed: number;
}

/** A break as the registry has it. */
interface RegisteredBreak {
  readonly code: string;
  readonly from: string;
  readonly to: string | null;
}

/** A month from which on the share destroyed is another one. */
export interface DetectedBreak {
  readonly month: string;
  /** The shares of the stretches before and after it. */
  readonly before: number;
  readonly after: number;
  /** The registered break that it belongs to. */
  readonly registered: string | undefined;
}

/** How much more monthly shares vary than independent drones would: the median design effect of months, measured once. */
const OVERDISPERSION = 21;

/**
 * Where the share of drones reported destroyed changes, by month, with the registered break of that month. A check of the
 * registry, no finding: a change says that reports or the war became other ones, not which. Penalty 3 · ln n · 21 of n months.
 */
export function checkBreaks(
  months: readonly MonthlyShare[],
  registry: readonly RegisteredBreak[],
): { readonly detected: readonly DetectedBreak[]; readonly unseen: readonly string[] } {
  const points = months
    .filter(({ launched, destroyed }) => launched > 0 && destroyed <= launched)
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
  const shares = points.map(({ launched, destroyed }) => ({ part: destroyed, whole: launched }));
  const penalty = 3 * Math.log(Math.max(2, points.length)) * OVERDISPERSION;
  const starts = [0, ...binomialChangepoints(shares, penalty), points.length];
  const shareFrom = (index: number) => shareOf(points.slice(starts[index], starts[index + 1]));
  const detected = starts.slice(1, -1).map((start, index): DetectedBreak => {
    const { month = '' } = points[start] ?? {};
    const found = registry.find(({ from, to }) => from.slice(0, 7) <= month && month <= (to ?? from).slice(0, 7));
    return { month, before: shareFrom(index), after: shareFrom(index + 1), registered: found?.code };
  });
  const seen = new Set(detected.map(({ registered }) => registered));
  return { detected, unseen: registry.map(({ code }) => code).filter((code) => !seen.has(code)) };
}

function shareOf(points: readonly MonthlyShare[]): number {
  const sum = (name: 'launched' | 'destroyed') => points.reduce((total, point) => total + point[name], 0);
  return sum('destroyed') / sum('launched');
}
