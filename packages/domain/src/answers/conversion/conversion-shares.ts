import { clusteredShare } from '../../analysis/cluster-interval.ts';
import type { ShareInterval } from '../../analysis/log-log-interval.ts';
import { type BoundedShare, missingBounds } from '../../analysis/missing-bounds.ts';
import type { ReportingIssue } from '../../values/reporting/reporting-breaks.ts';
import { breaksWithin } from '../../values/reporting/reporting-breaks.ts';
import { type ConversionLine, type LineStatus, lineStatuses } from './line-status.ts';
import { unitsIn } from './match-deliveries.ts';

export const shareReasons = ['no_counts', 'nothing_known', 'only_deliveries_known', 'spans_break'] as const;
export type ShareReason = (typeof shareReasons)[number];

/** The share of counted lines that came whole: among those known with an interval by packages, and its bounds among all. */
export interface DeliveredShare {
  readonly share: number | undefined;
  readonly interval: ShareInterval | undefined;
  /** Why there is no share; the bounds are there all the same where anything is counted. */
  readonly reason: ShareReason | undefined;
  readonly bounds: Pick<BoundedShare, 'low' | 'high'> | undefined;
}

export type LineCounts = Readonly<Record<LineStatus, number>> & {
  readonly lines: number;
  readonly packages: number;
  readonly qualified: number;
  readonly undated: number;
};

/** How many lines stand how. */
export function countLines(lines: readonly ConversionLine[]): LineCounts {
  const number = (status: LineStatus) => lines.filter((line) => line.status === status).length;
  const [delivered, partly, none, unknown, uncounted, withdrawn] = lineStatuses.map(number);
  return {
    ...{ delivered: delivered ?? 0, partly: partly ?? 0, none: none ?? 0, unknown: unknown ?? 0 },
    ...{ uncounted: uncounted ?? 0, withdrawn: withdrawn ?? 0 },
    lines: lines.length,
    packages: new Set(lines.map(({ row }) => row.pledge)).size,
    qualified: lines.filter(({ row }) => row.qualifier !== undefined).length,
    undated: lines.filter(({ age }) => age === undefined).length,
  };
}

/** The delivered share of some lines. */
export function deliveredShare(lines: readonly ConversionLine[], breaks: readonly ReportingIssue[]): DeliveredShare {
  const { delivered: yes, partly, none, unknown } = countLines(lines);
  const bounds = missingBounds({ yes, no: partly + none, unknown });
  const reason = reasonOf(lines, { known: yes + partly + none, unknown }, breaks);
  if (reason !== undefined) return { share: undefined, interval: undefined, reason, bounds };
  const known = lines.filter(({ status }) => status === 'delivered' || status === 'partly' || status === 'none');
  const packages = Map.groupBy(known, ({ row }) => row.pledge);
  const clustered = clusteredShare(
    [...packages.values()].map((group) => ({
      part: group.filter(({ status }) => status === 'delivered').length,
      whole: group.length,
    })),
  );
  return { share: clustered?.share, interval: clustered?.cluster, reason, bounds };
}

function reasonOf(
  lines: readonly ConversionLine[],
  { known, unknown }: { readonly known: number; readonly unknown: number },
  breaks: readonly ReportingIssue[],
): ShareReason | undefined {
  if (known + unknown === 0) return 'no_counts';
  if (known === 0) return 'nothing_known';
  if (unknown > 0 && !lines.some(({ undated }) => undated)) return 'only_deliveries_known';
  return spannedBreaks(lines, breaks).length > 0 ? 'spans_break' : undefined;
}

/** The breaks that promises of those who no longer report lie on both sides of. */
export function spannedBreaks(
  lines: readonly ConversionLine[],
  breaks: readonly ReportingIssue[],
): readonly ReportingIssue[] {
  return breaks.filter((each) => {
    const own = lines.filter(({ row }) => each.claimants.includes(row.donor));
    const days = own.flatMap(({ row: { day } }) => (day === 'undated' ? [] : [day])).sort();
    return breaksWithin([each], { firstDay: days[0], lastDay: days.at(-1) }).length > 0;
  });
}

/** Units of lines of one class: those of several classes are not added up. */
export interface ConversionUnits {
  readonly committed: number;
  readonly reduced: number;
  readonly cancelled: number;
  /** Of those still promised; `over` is what came beyond. */
  readonly delivered: number;
  readonly over: number;
  readonly notDelivered: number;
  /** Of lines of which nothing is said, or only that some came. */
  readonly unknown: number;
}

/** The units of one line; undefined where it is not said how many were promised. */
export function unitsOfLine(line: ConversionLine): ConversionUnits | undefined {
  if (line.units === undefined) return undefined;
  const [reduced, cancelled, moved] = [line.reduced, line.cancelled, line.delivered].map(unitsIn);
  const promised = Math.max(0, line.units - (reduced ?? 0) - (cancelled ?? 0));
  const came = Math.max(0, moved ?? 0);
  const delivered = Math.min(promised, came);
  const isUnknown = line.status === 'unknown';
  return {
    ...{ committed: line.units, reduced: reduced ?? 0, cancelled: cancelled ?? 0, delivered, over: came - delivered },
    notDelivered: isUnknown ? 0 : promised - delivered,
    unknown: isUnknown ? promised - delivered : 0,
  };
}

/** Units of the lines that give them; undefined where the lines are of several classes, or none gives a number. */
export function sumUnitsOf(lines: readonly ConversionLine[]): ConversionUnits | undefined {
  const units = lines.flatMap((line) => unitsOfLine(line) ?? []);
  if (units.length === 0 || new Set(lines.map(({ row }) => row.class)).size > 1) return undefined;
  const sum = (name: keyof ConversionUnits) => units.reduce((total, each) => total + each[name], 0);
  return {
    ...{ committed: sum('committed'), reduced: sum('reduced'), cancelled: sum('cancelled') },
    ...{ delivered: sum('delivered'), over: sum('over'), notDelivered: sum('notDelivered'), unknown: sum('unknown') },
  };
}
