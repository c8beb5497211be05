import type { StoredRows } from '../../rows/stored-row.ts';
import type { AirDefenceClass } from '../../values/air-defence/air-defence-classes.ts';
import type { Day } from '../../values/time/day.ts';
import type { Precision } from '../../values/time/when.ts';
import { inclusionInRange, type RangeInclusion } from '../support/support-filter.ts';
import type { Inclusion } from '../support/support-selection.ts';
import { type Umbrellas, umbrellasOf } from '../support/support-umbrellas.ts';
import { type AirDefenceLine, airDefenceLines, type ItemClassification } from './air-defence-lines.ts';

/** What to count: all lists are "any of"; an absent one does not filter. Days are inclusive. */
export interface AirDefenceFilter {
  /** The counted datasets of pledges. */
  readonly sources: readonly string[];
  /** The counted datasets of requests. */
  readonly requestSources: readonly string[];
  readonly donors?: readonly string[];
  readonly classes?: readonly string[];
  /** Systems by code, each with what serves it. */
  readonly systems?: readonly string[];
  readonly stages?: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
}

/** What becomes of a line: the answer and its explanation select by this same test. */
export type LineInclusion = Inclusion | 'unplaced';

export interface SelectedLine {
  readonly line: AirDefenceLine;
  readonly is: LineInclusion;
}

/** Lines of the counted datasets that joint packages leave in: what supply is, whatever else is asked for. */
export interface AirDefenceSelection {
  readonly lines: readonly SelectedLine[];
  readonly supply: readonly AirDefenceLine[];
  readonly umbrellas: Pick<Umbrellas, 'missing' | 'cycles'>;
}

/** Selects among all lines. `support` are the rows of the support view, which know what is part of what. */
export function selectAirDefence(
  stored: { readonly airDefence: StoredRows; readonly support: StoredRows },
  filter: AirDefenceFilter,
): AirDefenceSelection {
  const umbrellas = umbrellasOf(stored.support, filter.sources);
  const all = airDefenceLines(stored.airDefence, filter.sources);
  const lines = all.flatMap((line): SelectedLine[] => {
    const is = inclusionOf(line, filter, umbrellas);
    return is === undefined ? [] : [{ line, is }];
  });
  const supply = all.filter((line) => line.classification !== undefined && leftOut(line, umbrellas) === undefined);
  return { lines, supply, umbrellas };
}

function inclusionOf(line: AirDefenceLine, filter: AirDefenceFilter, umbrellas: Umbrellas): LineInclusion | undefined {
  const { classification, donor, stage } = line;
  if (!anyOf(filter.donors, donor) || !anyOf(filter.stages, stage)) return undefined;
  if (classification !== undefined && !matchesClassification(filter, classification)) return undefined;
  const range = inclusionOfDate(line, filter);
  if (range === 'outside') return undefined;
  const left = leftOut(line, umbrellas);
  if (left !== undefined) return range === 'inside' ? left : undefined;
  // What cannot be placed may be of any class, so it is shown whatever class is asked for.
  if (classification === undefined) return 'unplaced';
  return range === 'inside' ? 'counted' : range;
}

/** Whether an item is of the classes and systems asked for; what serves a system is asked for with it. */
export function matchesClassification(
  { classes, systems }: Pick<AirDefenceFilter, 'classes' | 'systems'>,
  item: Pick<ItemClassification, 'system' | 'serves'> & { readonly class: AirDefenceClass },
): boolean {
  return anyOf(classes, item.class) && (anyOf(systems, item.system) || anyOf(systems, item.serves));
}

/** Whether something of a date lies in the days asked for: a month is inside when all of it is. */
export function inclusionOfDate(
  { date, precision }: { readonly date: Day | 'undated'; readonly precision: Precision },
  range: { readonly from?: Day; readonly to?: Day },
): RangeInclusion {
  return inclusionInRange(range, { day: date, precision });
}

function leftOut({ pledge, stage }: AirDefenceLine, umbrellas: Umbrellas) {
  return umbrellas.leftOut({ pledge, stage });
}

function anyOf(wanted: readonly string[] | undefined, value: string): boolean {
  return wanted === undefined || wanted.includes(value);
}
