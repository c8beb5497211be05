import type { CurrentStatusStep } from '../../analysis/current-status.ts';
import { breaksOf, type ReportingIssue } from '../../values/reporting/reporting-breaks.ts';
import { addDays, type Day } from '../../values/time/day.ts';
import { type ConversionFilter, cohortOf, type SelectedLines, selectLines } from './conversion-lines.ts';
import { type ConversionMoney, conversionMoney, type MoneyPackage, type MoneyRule } from './conversion-money.ts';
import {
  type ConversionUnits,
  countLines,
  type DeliveredShare,
  deliveredShare,
  type LineCounts,
  spannedBreaks,
  sumUnitsOf,
} from './conversion-shares.ts';
import { type CurveReason, type DeliveryCurve, deliveryCurve, type FollowedUntil } from './delivery-curve.ts';
import type { ConversionLine } from './line-status.ts';
import type { StoredPledges } from './pledge-items.ts';
import { statusCurve } from './status-curve.ts';

/** Read from the rows of the views of support, air defence and goods; nothing is stored. */
export const conversionView = { name: 'conversion', version: 1 } as const;

export const conversionGroupings = ['cohort', 'class', 'category', 'donor'] as const;
export type ConversionGrouping = (typeof conversionGroupings)[number];
export type ConversionKey = Readonly<Partial<Record<ConversionGrouping, string>>>;

/** The key of the sums over all groups; no group has it. */
const ALL = 'all';
const keyedByPackage: ReadonlySet<ConversionGrouping> = new Set(['cohort', 'category', 'donor']);

/** A group of promised items, and what is known of them at the cut. */
export interface ConversionRow {
  readonly key: ConversionKey;
  readonly counts: LineCounts;
  readonly share: DeliveredShare;
  /** Undefined where the lines are of several classes or none gives a number. */
  readonly units: ConversionUnits | undefined;
  readonly curve: DeliveryCurve | CurveReason;
  /** Empty where nothing is said that has no day. */
  readonly byAge: readonly CurrentStatusStep[];
  /** Undefined where the row is of items, since money is of packages; or where nothing is said of money. */
  readonly money: ConversionMoney | undefined;
}

export interface ConversionAnswer extends Pick<SelectedLines, 'anyDay' | 'cut' | 'umbrella' | 'undated' | 'unmatched'> {
  /** In order of key. */
  readonly rows: readonly ConversionRow[];
  /** Of all lines together; undefined where there is none. */
  readonly total: ConversionRow | undefined;
  readonly firstDay: Day | undefined;
  readonly lastDay: Day | undefined;
  /** Reporting breaks that the promises counted lie on both sides of. */
  readonly breaks: readonly ReportingIssue[];
}

/** Whether money can be said: it is of packages, not of their items. */
export function hasMoney(filter: ConversionFilter, by: readonly ConversionGrouping[]): boolean {
  const ofItems = filter.classes !== undefined || filter.publishedTypes !== undefined;
  return !ofItems && by.every((grouping) => keyedByPackage.has(grouping));
}

/** What became of promises, by group. Pure; the order of the rows does not matter. */
export function answerConversion(
  stored: StoredPledges,
  filter: ConversionFilter,
  by: readonly ConversionGrouping[],
  rule: MoneyRule,
): ConversionAnswer {
  const { lines, ...others } = selectLines(stored, filter);
  const { cut } = others;
  const breaks = breaksOf('delivered', 'all');
  const keysOf = (of: MoneyPackage) => [JSON.stringify(keyOfPackage(of, by)), ALL];
  const money =
    cut !== undefined && hasMoney(filter, by)
      ? conversionMoney(stored.support, filter, { cut, rule, keysOf })
      : new Map();
  const groups = Map.groupBy(lines, (line) => JSON.stringify(keyOf(line, by)));
  const rows = [...new Set([...groups.keys(), ...[...money.keys()].filter((key) => key !== ALL)])].map((text) => {
    return rowOf(JSON.parse(text), groups.get(text) ?? [], { cut, breaks, money: money.get(text) });
  });
  const days = lines.flatMap(({ row: { day } }) => (day === 'undated' ? [] : [day])).sort();
  const all = { cut, breaks, money: money.get(ALL) };
  return {
    ...others,
    rows: rows.sort((a, b) => (sortText(a.key) < sortText(b.key) ? -1 : 1)),
    total: rows.length === 0 ? undefined : rowOf({}, lines, all),
    firstDay: days[0],
    lastDay: days.at(-1),
    breaks: spannedBreaks(lines, breaks),
  };
}

interface RowBasis {
  readonly cut: SelectedLines['cut'];
  readonly breaks: readonly ReportingIssue[];
  readonly money: ConversionMoney | undefined;
}

function rowOf(key: ConversionKey, lines: readonly ConversionLine[], { cut, breaks, money }: RowBasis): ConversionRow {
  return {
    ...{ key, money },
    counts: countLines(lines),
    share: deliveredShare(lines, breaks),
    units: sumUnitsOf(lines),
    curve: cut === undefined ? 'no_dated_deliveries' : deliveryCurve(lines, untilOf(cut.day, breaks)),
    byAge: statusCurve(lines),
  };
}

/** Lines are followed to the cut, of a donor that no longer reports deliveries to the day before it stopped. */
export function untilOf(cut: Day, breaks: readonly ReportingIssue[]): FollowedUntil {
  return ({ row }) => {
    const ends = breaks.filter(({ claimants }) => claimants.includes(row.donor)).map(({ from }) => addDays(from, -1));
    return [cut, ...ends].sort()[0] ?? cut;
  };
}

function keyOf({ row }: { readonly row: Groupable }, by: readonly ConversionGrouping[]): ConversionKey {
  return Object.fromEntries(by.map((name) => [name, name === 'cohort' ? cohortOf(row.day) : row[name]]));
}

function keyOfPackage({ day, ...of }: MoneyPackage, by: readonly ConversionGrouping[]): ConversionKey {
  return keyOf({ row: { ...of, day, class: '' } }, by);
}

type Groupable = Pick<ConversionLine['row'], 'day' | 'class' | 'category' | 'donor'>;

function sortText(key: ConversionKey): string {
  return Object.values(key).join('\t');
}
