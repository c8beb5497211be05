import type { StrikeMeasure } from '../../kinds/strike/strike.ts';
import { type DayRule, type SalvoRow, strikeRows } from '../../kinds/strike/strike.ts';
import { measureNames } from '../../rows/measures.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
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

/** Whether a row is asked for. The same test serves views and lists. */
export function matchesStrikeFilter(filter: StrikeFilter, row: SalvoRow): boolean {
  return (
    row.axis === filter.dayRule &&
    (filter.from === undefined || filter.from <= row.day) &&
    (filter.to === undefined || row.day <= filter.to) &&
    filter.sources.includes(row.source) &&
    (filter.claimants?.includes(row.claimant) ?? true) &&
    anyOf(filter.weapons, row.weapon) &&
    (filter.classes?.includes(row.class) ?? true) &&
    anyOf(filter.regions, orUnknown(row.region)) &&
    anyOf(filter.reportedHit, orUnknown(row.reported_hit)) &&
    anyOf(filter.targets, orUnknown(row.target))
  );
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
  const sums = new Map<string, Sums>();
  const total: Sums = new Map();
  let additive = true;
  let composites = 0;
  const days: string[] = [];
  let latest = '';
  for (const row of strikeRows.on(filter.dayRule, stored, filter.sources)) {
    if (!matchesStrikeFilter(filter, row)) continue;
    const keys = rowKeys(by, row);
    if (keys.length > 1) additive = false;
    if (row.weapon.length > 1) composites += row.measures.salvos ?? 0;
    for (const key of keys) add(sumsOf(sums, key), row);
    add(total, row);
    if (row.day !== latest) days.push(row.day);
    latest = row.day;
  }
  days.sort();
  return {
    rows: [...sums].map(([key, own]) => toRow(key, own)).sort((a, b) => (a.key < b.key ? -1 : 1)),
    total: toRow('total', total),
    additive,
    composites,
    firstDay: days[0],
    lastDay: days.at(-1),
  };
}

function rowKeys(by: StrikeGrouping, row: SalvoRow): readonly string[] {
  switch (by) {
    case 'day':
      return [row.day];
    case 'month':
      return [row.day.slice(0, 7)];
    case 'year':
      return [row.day.slice(0, 4)];
    case 'weapon':
      return [orUnknown(row.weapon).join('+')];
    case 'class':
    case 'claimant':
      return [row[by]];
    default:
      return orUnknown(row[by]);
  }
}

/** What a set counts under: of one that is empty it is not known. */
function orUnknown(values: readonly string[]): readonly string[] {
  return values.length === 0 ? UNKNOWN : values;
}

const UNKNOWN: readonly string[] = ['unknown'];

function anyOf(wanted: readonly string[] | undefined, values: readonly string[]): boolean {
  return wanted === undefined || values.some((value) => wanted.includes(value));
}

type Sums = Map<string, number>;

function sumsOf(rows: Map<string, Sums>, key: string): Sums {
  const held = rows.get(key) ?? new Map<string, number>();
  rows.set(key, held);
  return held;
}

function add(sums: Sums, { measures }: SalvoRow): void {
  for (const name of measureNames(measures)) sums.set(name, (sums.get(name) ?? 0) + (measures[name] ?? 0));
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
