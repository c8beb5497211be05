import { type AirDefenceItemRow, airDefenceItemRows } from '../../kinds/pledge/air-defence-rows.ts';
import type { Stage } from '../../kinds/pledge/transaction.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { ClassifiedItem } from '../../values/air-defence/classify-item.ts';
import type { Qualifier } from '../../values/money/money.ts';
import type { Day } from '../../values/time/day.ts';
import type { Precision } from '../../values/time/when.ts';
import { rangeOfCount, type UnitRange } from './unit-range.ts';

/** What the catalogue says an item is. */
export type ItemClassification = Omit<ClassifiedItem, 'is'>;

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
  readonly precision: Precision;
  /** As published; empty where a transaction of an air-defence pledge names none. */
  readonly item: string;
  readonly publishedClass: string | undefined;
  /** Absent where the catalogue cannot place it. */
  readonly classification: ItemClassification | undefined;
  /** Signed; absent when unknown. */
  readonly units: number | undefined;
  readonly qualifier: Qualifier | undefined;
}

/** The lines that the rows of the view hold, in order of date, pledge, transaction and line. */
export function airDefenceLines(stored: StoredRows, sources: readonly string[]): readonly AirDefenceLine[] {
  return [...airDefenceItemRows.on('list', stored, sources)]
    .map(lineOf)
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

function lineOf(row: AirDefenceItemRow): AirDefenceLine {
  const { source, pledge, donor, transaction, line, type, stage, date, precision, measures } = row;
  return {
    ...{ source, pledge, donor, transaction, line, type, stage, date, precision },
    item: row.item ?? '',
    publishedClass: row.published_class,
    classification: classificationOf(row),
    units: measures.unknown === undefined ? (measures.units ?? 0) : undefined,
    qualifier: row.qualifier,
  };
}

function classificationOf(row: AirDefenceItemRow): ItemClassification | undefined {
  const { class: found, system = '', serves = '', part = '', unit = 'item' } = row;
  return found === undefined ? undefined : { class: found, system, serves, part, unit };
}
