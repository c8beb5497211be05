import type { Decimal } from '../values/money/decimal.ts';
import type { Day } from '../values/time/day.ts';

/** What a number can be filtered and grouped by. A list is a set: the row counts under each of its members. */
export type Dimensions = Readonly<Record<string, string | readonly string[]>>;

/** What a row adds to sums, by name: counts are whole numbers, money is exact. */
export type Measures = Readonly<Record<string, number | Decimal>>;

/** One row that an entity has in a view: the day it is counted on, on one of the view's axes (a day rule, say), or undated. */
export interface StoredRow {
  readonly axis: string;
  readonly day: Day | 'undated';
  readonly dimensions: Dimensions;
  readonly measures: Measures;
}

/** Rows to make an answer of, in no order; walked more than once. */
export type StoredRows = Iterable<StoredRow>;

/** A row as a view has it at a position of the journal: whose it is, and the position where it came. */
export interface StandingRow extends StoredRow {
  readonly entity: string;
  readonly from: number;
}

/** The rows of a view that stand at one position of the journal, in no order. A number is the sum of some of them. */
export interface ViewRows extends Iterable<StandingRow> {
  /** Every value that the dimension ever had in the view, at this position or another. Sorted. */
  valuesEver(dimension: string): readonly string[];
  /** Every value that the dimension has in the rows that stand. Sorted. */
  values(dimension: string): readonly string[];
  /** For every value that the dimension has in rows up to this position, those that went included, where the first of them came. */
  firstPositions(dimension: string): ReadonlyMap<string, number>;
}
