import { type Decimal, ZERO } from '../values/money/decimal.ts';
import type { CodedColumn, ColumnValue } from './coded-column.ts';
import { type Grouped, groupRows, narrow, type RowQuery, type RowSums, type Selection } from './row-sums.ts';
import type { StandingRow, ViewRows } from './stored-row.ts';
import type { TableColumns } from './table-columns.ts';

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
    if (column === undefined) return [];
    return this.#valuesIn(this.#standing(), column);
  }

  /** The sums of the rows on an axis for which every condition holds, in no order; none where there are no rows. */
  sum(query: RowQuery): RowSums {
    const selection = this.#select(query);
    const by = (query.by ?? []).map(({ dimension, as }) => ({ column: this.#column(dimension), as }));
    const grouped = groupRows(selection, scratch.groups, by);
    const rows = new Uint32Array(grouped.values.length);
    for (let index = 0; index < selection.count; index++) {
      const group = grouped.groups[index] ?? 0;
      rows[group] = (rows[group] ?? 0) + 1;
    }
    const { counts, amounts } = this.#sumMeasures(query.measures ?? [], selection, grouped);
    const days = this.#valuesIn(selection, this.#table.day).filter((day) => day !== 'undated');
    return {
      groups: grouped.values,
      rows,
      counts: (name) => counts.get(name) ?? new Float64Array(rows.length),
      amounts: (name) => amounts.get(name) ?? grouped.values.map(() => ZERO),
      firstDay: days[0],
      lastDay: days.at(-1),
    };
  }

  #sumMeasures(names: readonly string[], selection: Selection, grouped: Grouped) {
    const counts = new Map<string, Float64Array>();
    const amounts = new Map<string, readonly Decimal[]>();
    for (const name of names) {
      const column = this.#table.measures.get(name);
      if (column?.isMoney) amounts.set(name, column.amounts(selection, grouped));
      else if (column !== undefined) counts.set(name, column.counts(selection, grouped));
    }
    return { counts, amounts };
  }

  #select({ axis, where = [] }: RowQuery): Selection {
    let selection = narrow(this.#standing(), this.#table.axis, (value) => value === axis);
    for (const { dimension, holds } of where) {
      const column = this.#column(dimension);
      if (column !== undefined) selection = narrow(selection, column, holds);
      else if (!holds(undefined)) return { ...selection, count: 0 };
    }
    return selection;
  }

  #valuesIn<Value extends string | readonly string[]>({ rows, count }: Selection, column: CodedColumn<Value>) {
    const { codes, values } = column;
    const seen = new Uint8Array(values.length);
    for (let index = 0; index < count; index++) {
      const row = rows[index] ?? 0;
      if (row < codes.length) seen[codes[row] ?? 0] = 1;
    }
    return sortedMembers(values.filter((_, code) => seen[code] === 1));
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

  #column(dimension: string) {
    return dimension === 'day' ? this.#table.day : this.#table.dimensions.get(dimension);
  }
}

/** Room for the row numbers and groups of one query at a time: none of them waits for anything. */
let scratch = { rows: new Uint32Array(0), groups: new Uint32Array(0) };

function scratchOf(length: number) {
  if (scratch.rows.length < length) scratch = { rows: new Uint32Array(length), groups: new Uint32Array(length) };
  return scratch;
}

function sortedMembers(values: readonly (ColumnValue | undefined)[]): readonly string[] {
  const members = new Set<string>();
  for (const value of values) {
    if (typeof value === 'string') members.add(value);
    else if (typeof value === 'object') for (const member of value) members.add(member);
  }
  return [...members].sort();
}
