import { MeasureColumn } from './measure-column.ts';
import type { Ratio } from './prepared-ratios.ts';
import type { Ratios } from './ratios.ts';
import {
  type Grouped,
  groupRows,
  heldCodes,
  narrow,
  type RatioSums,
  type RowCondition,
  type RowQuery,
  type RowSums,
  type Selection,
} from './row-sums.ts';
import { sortedMembers, valuesIn } from './selected-values.ts';
import type { StandingRow, ViewRows } from './stored-row.ts';
import { sumQuotients } from './sum-quotients.ts';
import { sumRows } from './sum-rows.ts';
import type { DimensionColumn, TableColumns } from './table-columns.ts';

/** The rows of a table that stand at one position. */
export class TableRows implements ViewRows {
  readonly #table: TableColumns;
  readonly #seq: number;

  constructor(table: TableColumns, seq: number) {
    this.#table = table;
    this.#seq = seq;
  }

  *[Symbol.iterator](): Generator<StandingRow> {
    const { from, to } = this.#table;
    const { length } = this.#table;
    for (let row = 0; row < length; row++) {
      if (from.get(row) <= this.#seq && this.#seq < to.get(row)) yield this.#table.standing(row);
    }
  }

  /** The rows on an axis for which every condition holds. */
  *select(query: Omit<RowQuery, 'by'>): Generator<StandingRow> {
    const { rows, count } = this.#select(query);
    for (const row of rows.slice(0, count)) yield this.#table.standing(row);
  }

  /** The rows of one entity. */
  *ofEntity(entity: string): Generator<StandingRow> {
    const { from, to } = this.#table;
    for (const row of this.#table.rowsOf(entity)) {
      if (from.get(row) <= this.#seq && this.#seq < to.get(row)) yield this.#table.standing(row);
    }
  }

  valuesEver(dimension: string): readonly string[] {
    return sortedMembers(this.#column(dimension)?.values ?? []);
  }

  values(dimension: string): readonly string[] {
    const column = this.#column(dimension);
    return column === undefined ? [] : valuesIn(this.#standing(), column);
  }

  firstPositions(dimension: string): ReadonlyMap<string, number> {
    const first = new Map<string, number>();
    const column = this.#column(dimension);
    if (column === undefined) return first;
    const { length, from } = this.#table;
    const codes = column.codesOf(length);
    const firstOf = new Float64Array(column.values.length).fill(Number.POSITIVE_INFINITY);
    for (let row = 0; row < length; row++) {
      const [code, came] = [codes[row] ?? 0, from.get(row)];
      if (came <= this.#seq && came < (firstOf[code] ?? 0)) firstOf[code] = came;
    }
    for (const [code, came] of firstOf.entries()) {
      if (came === Number.POSITIVE_INFINITY) continue;
      for (const value of sortedMembers([column.values[code]]))
        first.set(value, Math.min(first.get(value) ?? came, came));
    }
    return first;
  }

  /** Every value of a dimension in the rows on an axis for which every condition holds. Sorted. */
  valuesAmong(query: Omit<RowQuery, 'by' | 'measures'>, dimension: string): readonly string[] {
    const column = this.#column(dimension);
    return column === undefined ? [] : valuesIn(this.#select(query), column);
  }

  /** The sums of the rows on an axis for which every condition holds, in no order; none where there are no rows. */
  sum(query: RowQuery): RowSums {
    const selection = this.#select(query);
    return sumRows(this.#table, query, selection, this.#group(query, selection));
  }

  /** The same, and the sums of an amount of each row multiplied and divided by the row's own ratio. */
  sumRatios<Of extends Ratio>(query: RowQuery, ratios: Ratios<Of>): RatioSums<Of> {
    const selection = this.#select(query);
    const grouped = this.#group(query, selection);
    const { length, measures } = this.#table;
    const { sums, used, without } = sumQuotients(
      selection,
      grouped,
      (measures.get(ratios.measure) ?? new MeasureColumn(ratios.measure)).units(length),
      ratios.numbersIn(this.#table),
      length,
    );
    return {
      ...sumRows(this.#table, query, selection, grouped),
      quotients: grouped.values.map((_, group) => sums.read(group)),
      used,
      without: sumRows(this.#table, query, without, { groups: without.groups, values: grouped.values }),
    };
  }

  #group({ by = [] }: RowQuery, selection: Selection): Grouped {
    const columns = by.map(({ dimension, as }) => ({ column: this.#column(dimension), as }));
    return groupRows(selection, scratch.groups, columns);
  }

  #select({ axis, where = [] }: RowQuery): Selection {
    const tests = [this.#testOf(this.#table.axis, (value) => value === axis)];
    for (const { dimension, holds } of where) {
      const column = this.#column(dimension);
      if (column !== undefined) tests.push(this.#testOf(column, holds));
      else if (!holds(undefined)) return { ...scratch, count: 0 };
    }
    const [rarest, ...others] = tests.sort((a, b) => a.count - b.count);
    if (rarest === undefined) return this.#standing();
    if (rarest.count === 0) return { ...scratch, count: 0 };
    const isRare = rarest.count * RARE_PART < this.#table.length;
    const start = isRare ? this.#standingOf(rarest) : this.#standingWith(rarest);
    return others.reduce((selection, { column, held }) => narrow(selection, column, held), start);
  }

  #testOf(column: DimensionColumn, holds: RowCondition['holds']) {
    const held = heldCodes(column, holds);
    return { column, held, count: column.countHeld(held, this.#table.length) };
  }

  /** Of the few rows with a held code those that stand. */
  #standingOf({ column, held }: { readonly column: DimensionColumn; readonly held: Uint8Array }): Selection {
    const { length } = this.#table;
    const { rows } = scratchOf(length);
    const found = column.findHeld(held, length, rows);
    const { from, to } = this.#table;
    let count = 0;
    for (let index = 0; index < found; index++) {
      const row = rows[index] ?? 0;
      rows[count] = row;
      count += from.get(row) <= this.#seq && this.#seq < to.get(row) ? 1 : 0;
    }
    return { rows, count };
  }

  /** Of all rows those with a held code that stand, in one walk. */
  #standingWith({ column, held }: { readonly column: DimensionColumn; readonly held: Uint8Array }): Selection {
    const { length } = this.#table;
    const [from, to, codes] = [this.#table.from.values, this.#table.to.values, column.codesOf(length)];
    const seq = this.#seq;
    const { rows } = scratchOf(length);
    let count = 0;
    for (let row = 0; row < length; row++) {
      rows[count] = row;
      const stands = (from[row] ?? 0) <= seq && seq < (to[row] ?? 0) ? 1 : 0;
      count += stands & (held[codes[row] ?? 0] ?? 0);
    }
    return { rows, count };
  }

  #standing(): Selection {
    const { length } = this.#table;
    const from = this.#table.from.values;
    const to = this.#table.to.values;
    const seq = this.#seq;
    const { rows } = scratchOf(length);
    let count = 0;
    for (let row = 0; row < length; row++) {
      rows[count] = row;
      count += (from[row] ?? 0) <= seq && seq < (to[row] ?? 0) ? 1 : 0;
    }
    return { rows, count };
  }

  #column(dimension: string): DimensionColumn | undefined {
    return dimension === 'day' ? this.#table.day : this.#table.dimensions.get(dimension);
  }
}

/** A condition that fewer than this part of the rows fulfil is looked up, not scanned for. */
const RARE_PART = 8;

/** Room for the row numbers and groups of one query at a time: none of them waits for anything. */
let scratch = { rows: new Uint32Array(0), groups: new Uint32Array(0) };

function scratchOf(length: number) {
  if (scratch.rows.length < length) scratch = { rows: new Uint32Array(length), groups: new Uint32Array(length) };
  return scratch;
}
