import { type DayRule, type SalvoRow, type StrikeMeasure, strikeMeasures } from '../../kinds/strike/strike.ts';
import type { StoredDimension } from '../../rows/column.ts';
import type { RowSums } from '../../rows/row-sums.ts';
import type { StandingRow, StoredRows } from '../../rows/stored-row.ts';
import type { TableRows } from '../../rows/table-rows.ts';
import { tableRowsOf } from '../../rows/table-rows-of.ts';
import type { Day } from '../../values/time/day.ts';
import { byComposite, groupingOf, keysUnder, orUnknown, type StrikeGrouping } from './strike-groupings.ts';

/** What to count: all lists are "any of"; an absent one does not filter. Days are inclusive Kyiv days under the rule. */
export interface StrikeFilter {
  readonly sources: readonly string[];
  readonly dayRule: DayRule;
  readonly claimants?: readonly string[];
  readonly weapons?: readonly string[];
  readonly classes?: readonly string[];
  readonly regions?: readonly string[];
  /** Regions reported hit: these choose salvos, whose counts are of the whole salvo. */
  readonly reportedHit?: readonly string[];
  readonly targets?: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
}

/** Whether a row is asked for. The same conditions serve views and lists. */
export function matchesStrikeFilter(filter: StrikeFilter, row: SalvoRow): boolean {
  return row.axis === filter.dayRule && conditionsOf(filter).every(({ dimension, holds }) => holds(row[dimension]));
}

/** The rows that a filter asks for, in no order. */
export function selectStrikes(stored: StoredRows, filter: StrikeFilter): Iterable<StandingRow> {
  return tableRowsOf(stored).select({ axis: filter.dayRule, where: conditionsOf(filter) });
}

/** What a salvo's day and dimensions must be. */
function conditionsOf(filter: StrikeFilter) {
  const { from, to, sources, claimants, weapons, classes, regions, reportedHit, targets } = filter;
  return [
    condition('day', from, (day, first) => typeof day === 'string' && first <= day),
    condition('day', to, (day, last) => typeof day === 'string' && day <= last),
    condition('source', sources, isAmong),
    condition('claimant', claimants, isAmong),
    condition('weapon', weapons, hasAnyOf),
    condition('class', classes, isAmong),
    condition('region', regions, hasAnyOf),
    condition('reported_hit', reportedHit, hasAnyOf),
    condition('target', targets, hasAnyOf),
  ].flat();
}

function condition<Wanted>(
  dimension: Exclude<keyof SalvoRow, 'axis' | 'measures'>,
  wanted: Wanted | undefined,
  holds: (value: StoredDimension, wanted: Wanted) => boolean,
) {
  return wanted === undefined ? [] : [{ dimension, holds: (value: StoredDimension) => holds(value, wanted) }];
}

function isAmong(value: StoredDimension, wanted: readonly string[]): boolean {
  return typeof value === 'string' && wanted.includes(value);
}

function hasAnyOf(value: StoredDimension, wanted: readonly string[]): boolean {
  return typeof value === 'object' && orUnknown(value).some((each) => wanted.includes(each));
}

export interface StrikeRow {
  /** The row's value of each grouping, one a line, in their order. */
  readonly key: string;
  readonly salvos: number;
  /** `null` where no report gives a number, which is not zero. */
  readonly counts: Readonly<Record<StrikeMeasure, number | null>>;
  /** Salvos whose report gives no number for the measure: the count is of the others. */
  readonly unknown: Readonly<Record<StrikeMeasure, number>>;
  /** Salvos whose number is "about", "at least" or "up to". */
  readonly qualified: Readonly<Record<StrikeMeasure, number>>;
}

export interface StrikeAnswer {
  /** In order of key. */
  readonly rows: readonly StrikeRow[];
  /** Each salvo once, whatever the grouping. */
  readonly total: StrikeRow;
  /** False when a salvo counts under more than one row. */
  readonly additive: boolean;
  /** Salvos naming several weapons, among those counted. */
  readonly composites: number;
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
}

/** Sums the rows that a filter asks for, by each grouping within those before it. Pure; the order of the rows does not matter. */
export function answerStrikes(
  stored: StoredRows,
  filter: StrikeFilter,
  ...by: readonly StrikeGrouping[]
): StrikeAnswer {
  const sums = tableRowsOf(stored).sum({
    axis: filter.dayRule,
    where: conditionsOf(filter),
    by: [byComposite, ...by.map(groupingOf)],
    measures: measureNames,
  });
  const groups = sums.groups.map(([weapons, ...values], index) => {
    return { index, keys: keysUnder(values), isComposite: weapons === 'composite' };
  });
  const salvos = sums.counts('salvos');
  return {
    ...sumRows(groups, sums),
    additive: groups.every(({ keys }) => keys.length === 1),
    composites: groups.reduce((total, group) => total + (group.isComposite ? (salvos[group.index] ?? 0) : 0), 0),
    firstDay: sums.firstDay,
    lastDay: sums.lastDay,
  };
}

/** How many salvos a filter asks for. */
export function countSalvos(rows: TableRows, filter: StrikeFilter): number {
  const query = { axis: filter.dayRule, where: conditionsOf(filter), measures: ['salvos'] };
  return rows.sum(query).counts('salvos')[0] ?? 0;
}

/** In the order in which `toRow` takes them. */
const measureNames = [
  'salvos',
  ...['', '_unknown', '_qualified'].flatMap((suffix) => strikeMeasures.map((name) => name + suffix)),
];

/** Adds groups up by their keys, and all of them. */
function sumRows(groups: readonly { readonly index: number; readonly keys: readonly string[] }[], sums: RowSums) {
  const width = measureNames.length;
  const keys = [...new Set(groups.flatMap((group) => group.keys))].sort();
  const positions = new Map(keys.map((key, position) => [key, position * width]));
  const numbers = new Float64Array((keys.length + 1) * width);
  const counts = measureNames.map((name) => sums.counts(name));
  groups.forEach((group, index) => {
    for (const key of group.keys) addGroup(numbers, positions.get(key) ?? 0, counts, index);
    addGroup(numbers, keys.length * width, counts, index);
  });
  return {
    rows: keys.map((key, position) => toRow(key, numbers, position * width)),
    total: toRow('total', numbers, keys.length * width),
  };
}

function addGroup(numbers: Float64Array, start: number, counts: readonly Float64Array[], group: number): void {
  for (let measure = 0; measure < counts.length; measure++) {
    numbers[start + measure] = (numbers[start + measure] ?? 0) + (counts[measure]?.[group] ?? 0);
  }
}

function toRow(key: string, numbers: Float64Array, start: number): StrikeRow {
  const own = (from: number) => eachMeasure((_, index) => numbers[from + index] ?? 0);
  const [first, width] = [start + 1, strikeMeasures.length];
  const salvos = numbers[start] ?? 0;
  const unknown = own(first + width);
  return { key, salvos, counts: knownCounts(salvos, own(first), unknown), unknown, qualified: own(first + 2 * width) };
}

/** A value for each measure; `index` is its place in `strikeMeasures`. */
export function eachMeasure<Value>(
  value: (measure: StrikeMeasure, index: number) => Value,
): Record<StrikeMeasure, Value> {
  return {
    launched: value('launched', 0),
    destroyed: value('destroyed', 1),
    lost: value('lost', 2),
    left: value('left', 3),
    airborne: value('airborne', 4),
    hit: value('hit', 5),
  };
}

/** The sums of which something is known: where no salvo's report gives a number, or there is no salvo, there is none. */
export function knownCounts(
  salvos: number,
  sums: Readonly<Record<StrikeMeasure, number>>,
  unknown: Readonly<Record<StrikeMeasure, number>>,
): Record<StrikeMeasure, number | null> {
  return eachMeasure((measure) => (unknown[measure] < salvos ? sums[measure] : null));
}
