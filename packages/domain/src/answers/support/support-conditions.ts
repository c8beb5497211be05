import { dayOrUndated, type StoredDimension } from '../../rows/column.ts';
import type { RowCondition } from '../../rows/row-sums.ts';
import { inclusionInRange, type SupportFilter } from './support-filter.ts';
import { promisedStages, type Umbrellas } from './support-umbrellas.ts';

/** Conditions on rows of the axis `day` that no row fulfils twice: together they are what is asked for. */
export interface SupportConditions {
  /** What counts, those undated apart. */
  readonly counted: readonly { readonly undated: boolean; readonly where: readonly RowCondition[] }[];
  /** What is undated, whether it counts or not. */
  readonly undated: readonly (readonly RowCondition[])[];
  readonly straddling: readonly (readonly RowCondition[])[];
  /** What would count if its umbrella, or its tranches, did not count instead. */
  readonly tranche: readonly (readonly RowCondition[])[];
  readonly umbrella: readonly (readonly RowCondition[])[];
}

/** The same selection as `selectSupport` makes row by row, as conditions on columns. */
export function supportConditions(filter: SupportFilter, umbrellas: Umbrellas): SupportConditions {
  const asked = askedFor(filter);
  const inside = insideRange(filter);
  const counting = countingSides(umbrellas);
  const each = (some: readonly (readonly RowCondition[])[]) =>
    some.flatMap((where) => counting.map((side) => [...asked, ...where, ...side]));
  const isRange = filter.from !== undefined || filter.to !== undefined;
  const counted = each(inside).map((where) => ({ undated: false, where }));
  const undated = each([[isUndated]]);
  const leftOut = (side: readonly RowCondition[]) =>
    [...inside, ...(isRange ? [] : [[isUndated]])].map((where) => [...asked, ...where, ...side]);
  return {
    counted: isRange ? counted : [...counted, ...undated.map((where) => ({ undated: true, where }))],
    undated,
    straddling: isRange ? each([[isMonth, dayIs(filter, 'month', 'straddling')]]) : [],
    tranche: umbrellas.tranches.size > 0 ? leftOut([isPromised, pledgeIn(umbrellas.tranches, true)]) : [],
    umbrella: umbrellas.umbrellas.size > 0 ? leftOut([isPast, pledgeIn(umbrellas.umbrellas, true)]) : [],
  };
}

/** What is asked for, whenever it was. */
function askedFor(filter: SupportFilter): readonly RowCondition[] {
  return [...pledgesAskedFor(filter), ...among('stage', filter.stages)];
}

/** What a pledge must be, whatever its transactions are. */
export function pledgesAskedFor({
  sources,
  donors,
  categories,
  subcategories,
}: SupportFilter): readonly RowCondition[] {
  return [
    ...among('source', sources),
    ...among('donor', donors),
    ...among('category', categories),
    ...among('subcategory', subcategories),
  ];
}

/** Conditions that a value is one of those asked for; none where nothing is asked. */
function among(dimension: string, wanted: readonly string[] | undefined): readonly RowCondition[] {
  if (wanted === undefined) return [];
  return [{ dimension, holds: (value) => typeof value === 'string' && wanted.includes(value) }];
}

/** What lies in the days asked for and has a date. */
function insideRange(filter: SupportFilter): readonly (readonly RowCondition[])[] {
  if (filter.from === undefined && filter.to === undefined) return [[isDated]];
  return [
    [isDated, isNoMonth, dayIs(filter, 'day', 'inside')],
    [isDated, isMonth, dayIs(filter, 'month', 'inside')],
  ];
}

/** Of joint packages the umbrella's promises and the tranches' deliveries. */
function countingSides({ tranches, umbrellas }: Umbrellas): readonly (readonly RowCondition[])[] {
  if (tranches.size === 0 && umbrellas.size === 0) return [[]];
  return [
    [isPromised, pledgeIn(tranches, false)],
    [isPast, pledgeIn(umbrellas, false)],
  ];
}

const isDated: RowCondition = { dimension: 'day', holds: (day) => day !== 'undated' };
const isUndated: RowCondition = { dimension: 'day', holds: (day) => day === 'undated' };
const isMonth: RowCondition = { dimension: 'precision', holds: (precision) => precision === 'month' };
const isNoMonth: RowCondition = { dimension: 'precision', holds: (precision) => precision !== 'month' };
const isPromised: RowCondition = { dimension: 'stage', holds: (stage) => promised(stage) };
const isPast: RowCondition = { dimension: 'stage', holds: (stage) => !promised(stage) };

function promised(stage: StoredDimension): boolean {
  return promisedStages.some((each) => each === stage);
}

/** That a row is, or is not, of one of some pledges. */
export function pledgeIn(pledges: Pick<ReadonlySet<string>, 'has'>, isIn: boolean): RowCondition {
  return { dimension: 'pledge', holds: (pledge) => pledges.has(String(pledge)) === isIn };
}

function dayIs(filter: SupportFilter, precision: 'day' | 'month', inclusion: 'inside' | 'straddling'): RowCondition {
  const holds = (day: StoredDimension) =>
    day !== undefined && inclusionInRange(filter, { day: dayOrUndated.read(day), precision }) === inclusion;
  return { dimension: 'day', holds };
}
