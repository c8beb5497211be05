import type { StrikeMeasure } from '../../kinds/strike/strike.ts';
import type { DayRule } from '../../kinds/strike/strike-rows.ts';
import type { CellGroups } from '../../rows/cell.ts';
import { dimensionValues } from '../../rows/dimension-values.ts';
import { countIn } from '../../rows/measures.ts';
import type { CellKey, Dimensions, Measures } from '../../rows/view.ts';
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
  readonly targets?: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
}

/** Whether a contribution to this cell, with these dimensions, is asked for. The same test serves views and lists. */
export function matchesStrikeFilter(filter: StrikeFilter, cell: CellKey, dimensions: Dimensions): boolean {
  return (
    cell.axis === filter.dayRule &&
    (filter.from === undefined || filter.from <= cell.day) &&
    (filter.to === undefined || cell.day <= filter.to) &&
    anyOf(filter.sources, dimensions.source) &&
    anyOf(filter.claimants, dimensions.claimant) &&
    anyOf(filter.weapons, dimensions.weapon) &&
    anyOf(filter.classes, dimensions.class) &&
    anyOf(filter.regions, dimensionValues(dimensions.region)) &&
    anyOf(filter.targets, dimensionValues(dimensions.target))
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

/** Sums the cells that a filter asks for. Pure; the order of the cells does not matter. */
export function answerStrikes(
  cells: Iterable<{ readonly cell: CellKey; readonly groups: CellGroups }>,
  filter: StrikeFilter,
  by: StrikeGrouping,
): StrikeAnswer {
  const rows = new Map<string, Map<string, number>>();
  const total = new Map<string, number>();
  let additive = true;
  let composites = 0;
  const days: string[] = [];
  for (const { cell, groups } of cells) {
    if (cell.axis !== filter.dayRule) continue;
    let counted = false;
    for (const { dimensions, measures } of groups.values()) {
      if (!matchesStrikeFilter(filter, cell, dimensions)) continue;
      counted = true;
      const keys = rowKeys(by, cell, dimensions);
      if (keys.length > 1) additive = false;
      if (dimensionValues(dimensions.weapon).length > 1) composites += countIn(measures, 'salvos');
      for (const key of keys) add(rowOf(rows, key), measures);
      add(total, measures);
    }
    if (counted) days.push(cell.day);
  }
  days.sort();
  return {
    rows: [...rows].map(([key, sums]) => toRow(key, sums)).sort((a, b) => (a.key < b.key ? -1 : 1)),
    total: toRow('total', total),
    additive,
    composites,
    firstDay: days[0],
    lastDay: days.at(-1),
  };
}

function rowKeys(by: StrikeGrouping, cell: CellKey, dimensions: Dimensions): readonly string[] {
  switch (by) {
    case 'day':
      return [cell.day];
    case 'month':
      return [cell.day.slice(0, 7)];
    case 'year':
      return [cell.day.slice(0, 4)];
    case 'weapon':
      return [dimensionValues(dimensions.weapon).join('+')];
    default:
      return dimensionValues(dimensions[by]);
  }
}

function anyOf(wanted: readonly string[] | undefined, value: string | readonly string[] | undefined): boolean {
  if (wanted === undefined) return true;
  if (typeof value === 'string') return wanted.includes(value);
  return value?.some((member) => wanted.includes(member)) ?? false;
}

function rowOf(rows: Map<string, Map<string, number>>, key: string): Map<string, number> {
  const row = rows.get(key) ?? new Map<string, number>();
  rows.set(key, row);
  return row;
}

function add(sums: Map<string, number>, measures: Measures): void {
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
