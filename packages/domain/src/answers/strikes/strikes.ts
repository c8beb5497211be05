import type { DayRule, SalvoRow, StrikeMeasure } from '../../kinds/strike/strike.ts';
import type { StoredDimension } from '../../rows/column.ts';
import { countIn } from '../../rows/measures.ts';
import type { RowGrouping } from '../../rows/row-sums.ts';
import type { Measures, StoredRows } from '../../rows/stored-row.ts';
import { tableRowsOf } from '../../rows/table-rows-of.ts';
import type { Day } from '../../values/time/day.ts';

export const strikeGroupings = ['day', 'month', 'year', 'weapon', 'class', 'region', 'target', 'claimant'] as const;
export type StrikeGrouping = (typeof strikeGroupings)[number];

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
  readonly key: string;
  readonly salvos: number;
  readonly counts: Readonly<Record<StrikeMeasure, number>>;
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

/** Sums the rows that a filter asks for. Pure; the order of the rows does not matter. */
export function answerStrikes(stored: StoredRows, filter: StrikeFilter, by: StrikeGrouping): StrikeAnswer {
  const { sums, firstDay, lastDay } = tableRowsOf(stored).sum({
    axis: filter.dayRule,
    where: conditionsOf(filter),
    by: [keyGrouping(by), { dimension: 'weapon', as: (weapons) => (isComposite(weapons) ? 'composite' : 'one') }],
  });
  const rows = new Map<string, Sums>();
  const total: Sums = new Map();
  let additive = true;
  let composites = 0;
  for (const { values, measures } of sums) {
    const [key, weapons] = values;
    const keys = typeof key === 'string' ? [key] : orUnknown(key ?? []);
    if (keys.length > 1) additive = false;
    if (weapons === 'composite') composites += countIn(measures, 'salvos');
    for (const each of keys) add(sumsOf(rows, each), measures);
    add(total, measures);
  }
  return {
    rows: [...rows].map(([key, own]) => toRow(key, own)).sort((a, b) => (a.key < b.key ? -1 : 1)),
    total: toRow('total', total),
    additive,
    composites,
    firstDay,
    lastDay,
  };
}

/** A text is a key; under a set a salvo counts at each of its members. */
function keyGrouping(by: StrikeGrouping): RowGrouping {
  switch (by) {
    case 'month':
      return { dimension: 'day', as: (day) => day?.slice(0, 7) };
    case 'year':
      return { dimension: 'day', as: (day) => day?.slice(0, 4) };
    case 'weapon':
      return {
        dimension: 'weapon',
        as: (weapons) => (typeof weapons === 'object' ? orUnknown(weapons).join('+') : weapons),
      };
    default:
      return { dimension: by };
  }
}

function isComposite(weapons: StoredDimension): boolean {
  return typeof weapons === 'object' && weapons.length > 1;
}

/** What a set counts under: of one that is empty it is not known. */
function orUnknown(values: readonly string[]): readonly string[] {
  return values.length === 0 ? UNKNOWN : values;
}

const UNKNOWN: readonly string[] = ['unknown'];

type Sums = Map<string, number>;

function sumsOf(rows: Map<string, Sums>, key: string): Sums {
  const held = rows.get(key) ?? new Map<string, number>();
  rows.set(key, held);
  return held;
}

function add(sums: Sums, measures: Measures): void {
  for (const name of Object.keys(measures)) sums.set(name, (sums.get(name) ?? 0) + countIn(measures, name));
}

function toRow(key: string, sums: ReadonlyMap<string, number>): StrikeRow {
  const pick = (suffix: string) => ({
    launched: sums.get(`launched${suffix}`) ?? 0,
    destroyed: sums.get(`destroyed${suffix}`) ?? 0,
    lost: sums.get(`lost${suffix}`) ?? 0,
    left: sums.get(`left${suffix}`) ?? 0,
    airborne: sums.get(`airborne${suffix}`) ?? 0,
    hit: sums.get(`hit${suffix}`) ?? 0,
  });
  return {
    key,
    salvos: sums.get('salvos') ?? 0,
    counts: pick(''),
    unknown: pick('_unknown'),
    qualified: pick('_qualified'),
  };
}
