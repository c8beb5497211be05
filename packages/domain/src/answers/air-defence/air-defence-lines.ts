import { type Stage, stages } from '../../kinds/pledge/transaction.ts';
import { LIST_AXIS } from '../../kinds/reported-kind.ts';
import { countedGroups, textIn, type ViewCells } from '../../rows/counted-groups.ts';
import { countIn } from '../../rows/measures.ts';
import type { Dimensions, Measures } from '../../rows/view.ts';
import {
  airDefenceClasses,
  airDefenceParts,
  airDefenceUnitNames,
} from '../../values/air-defence/air-defence-classes.ts';
import type { PlacedItem } from '../../values/air-defence/place-item.ts';
import { type Qualifier, qualifiers } from '../../values/money/money.ts';
import { type Day, daySchema } from '../../values/time/day.ts';
import { rangeOfCount, type UnitRange } from './unit-range.ts';

/** Where the catalogue has an item. */
export type ItemPlace = Omit<PlacedItem, 'is'>;

/** One item of one transaction. */
export interface AirDefenceLine {
  readonly source: string;
  readonly pledge: string;
  readonly donor: string;
  readonly transaction: string;
  /** Its place among the transaction's items, from 0. */
  readonly line: number;
  readonly type: string;
  readonly stage: Stage;
  readonly date: Day | 'undated';
  readonly precision: string;
  /** As published; empty where a transaction of an air-defence pledge names none. */
  readonly item: string;
  readonly publishedClass: string | undefined;
  /** Absent where the catalogue cannot place it. */
  readonly place: ItemPlace | undefined;
  /** Signed; absent when unknown. */
  readonly units: number | undefined;
  readonly qualifier: Qualifier | undefined;
}

/** The lines that the cells of the view hold, in order of date, pledge, transaction and line. */
export function airDefenceLines(cells: ViewCells, sources: readonly string[]): readonly AirDefenceLine[] {
  return [...countedGroups(cells, sources)]
    .filter(({ cell }) => cell.axis === LIST_AXIS)
    .map(({ dimensions, measures }) => lineOf(dimensions, measures))
    .sort((a, b) => (orderText(a) < orderText(b) ? -1 : 1));
}

/** Tells a line from every other, in order of date. */
export function orderText({ date, pledge, transaction, line }: AirDefenceLine): string {
  return [date, pledge, transaction, String(line).padStart(3, '0')].join('\t');
}

/** What a line can be at least and at most. */
export function rangeOfLine({ units, qualifier, type }: AirDefenceLine): UnitRange {
  const takesAway = type === 'reduced' || type === 'cancelled';
  if (units !== undefined || takesAway) return rangeOfCount(units, qualifier, takesAway);
  const adjusts = type === 'revalued' || type === 'reimbursed';
  const most = rangeOfCount(undefined, undefined);
  return adjusts ? { low: Number.NEGATIVE_INFINITY, high: most.high } : most;
}

function lineOf(dimensions: Dimensions, measures: Measures): AirDefenceLine {
  const text = (name: string) => textIn(dimensions, name) ?? '';
  const stage = stages.find((each) => each === dimensions.stage);
  if (stage === undefined) throw new TypeError(`${text('stage')} is no stage`);
  return {
    source: text('source'),
    pledge: text('pledge'),
    donor: text('donor'),
    transaction: text('transaction'),
    line: Number(dimensions.line),
    type: text('type'),
    stage,
    date: dimensions.date === 'undated' ? 'undated' : daySchema.parse(dimensions.date),
    precision: text('precision'),
    item: text('item'),
    publishedClass: text('published_class') || undefined,
    place: placeOf(dimensions),
    units: measures.unknown === undefined ? countIn(measures, 'units') : undefined,
    qualifier: qualifiers.find((each) => each === dimensions.qualifier),
  };
}

function placeOf(dimensions: Dimensions): ItemPlace | undefined {
  const found = airDefenceClasses.find((each) => each === dimensions.class);
  if (found === undefined) return undefined;
  return {
    class: found,
    system: textIn(dimensions, 'system') ?? '',
    serves: textIn(dimensions, 'serves') ?? '',
    part: airDefenceParts.find((each) => each === dimensions.part) ?? '',
    unit: airDefenceUnitNames.find((each) => each === dimensions.unit) ?? 'item',
  };
}
