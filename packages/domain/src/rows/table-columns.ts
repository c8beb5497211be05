import type { Day } from '../values/time/day.ts';
import { CodedColumn } from './coded-column.ts';
import { GrowingCodes, GrowingNumbers } from './growing-arrays.ts';
import { MeasureColumn } from './measure-column.ts';
import { PackedCounts } from './packed-counts.ts';
import type { StandingRow, StoredRow } from './stored-row.ts';

export type DimensionColumn = CodedColumn<string | readonly string[]>;

/** The end of a row that has not gone: after every position. */
export const STANDS = 0xffff_ffff;

/** Rows beyond it are made anew by each reading: what is kept takes many times the memory of the columns. */
const MAX_KEPT_ROWS = 100_000;

/** The rows of a view by column. Each has a number, counted from 0 in the order in which they were placed. */
export class TableColumns {
  readonly axis = new CodedColumn<string>();
  readonly day = new CodedColumn<Day | 'undated'>();
  readonly entity = new CodedColumn<string>();
  readonly dimensions = new Map<string, DimensionColumn>();
  readonly measures = new Map<string, MeasureColumn>();
  readonly from = new GrowingNumbers();
  readonly to = new GrowingNumbers();
  readonly ordinal = new GrowingCodes();
  /** Of each row the one of its entity before it, and of each entity its last; one more than its number, 0 for none. */
  readonly #before = new GrowingNumbers();
  readonly #last = new GrowingNumbers();
  readonly #kept: StandingRow[] = [];
  readonly #packed = new Map<string, PackedCounts>();
  #length = 0;

  /** Numbers of rows are below it. */
  get length(): number {
    return this.#length;
  }

  /** A new row of an entity, named by its code, at its place in time. Gives the number by which its columns are set. */
  place(entity: number, from: number, ordinal: number, to: number): number {
    const row = this.#length++;
    this.entity.setCode(row, entity);
    this.from.set(row, from);
    this.to.set(row, to);
    this.ordinal.set(row, ordinal);
    this.#before.set(row, this.#last.get(entity));
    this.#last.set(entity, row + 1);
    return row;
  }

  /** Empties all rows of an entity, and says how many: they never stood. */
  drop(entity: string): number {
    const rows = [...this.rowsOf(entity)];
    this.#last.set(this.entity.heldCode(entity), 0);
    for (const row of rows) {
      this.from.set(row, STANDS);
      this.to.set(row, 0);
      for (const column of this.#coded()) column.clear(row);
      delete this.#kept[row];
    }
    return rows.length;
  }

  /** The numbers of an entity's rows, the latest first. */
  *rowsOf(entity: string): Generator<number> {
    let next = this.#last.get(this.entity.heldCode(entity));
    while (next > 0) {
      yield next - 1;
      next = this.#before.get(next - 1);
    }
  }

  /** The column of a dimension, which is made where there is none yet. */
  dimension(name: string): DimensionColumn {
    const held = this.dimensions.get(name) ?? new CodedColumn();
    this.dimensions.set(name, held);
    return held;
  }

  /** The column of a measure, which is made where there is none yet. */
  measure(name: string): MeasureColumn {
    const held = this.measures.get(name) ?? new MeasureColumn(name);
    this.measures.set(name, held);
    return held;
  }

  /** Columns of counts for adding them up together, which is kept until they outgrow it. */
  packed(columns: ReadonlyMap<string, MeasureColumn>): PackedCounts {
    const names = [...columns.keys()].join(' ');
    const held = this.#packed.get(names);
    if (held?.hasRoom === true) return held;
    const made = new PackedCounts([...columns.values()]);
    this.#packed.set(names, made);
    return made;
  }

  stored(row: number): StoredRow {
    const dimensions: Record<string, string | readonly string[]> = {};
    for (const [name, column] of this.dimensions) {
      const value = column.at(row);
      if (value !== undefined) dimensions[name] = value;
    }
    const measures: Record<string, StoredRow['measures'][string]> = {};
    for (const [name, { column }] of this.measures) {
      const value = column.at(row);
      if (value !== undefined) measures[name] = value;
    }
    return { axis: this.axis.at(row) ?? '', day: this.day.at(row) ?? 'undated', dimensions, measures };
  }

  /** The same with whose it is. The first rows are made once, so that what is read from them may be kept by them. */
  standing(row: number): StandingRow {
    const kept = this.#kept[row];
    if (kept !== undefined) return kept;
    const made = { ...this.stored(row), entity: this.entity.at(row) ?? '', from: this.from.get(row) };
    if (row < MAX_KEPT_ROWS) this.#kept[row] = made;
    return made;
  }

  /** About how much memory the columns take. */
  get bytes(): number {
    let bytes = 0;
    for (const column of this.#coded()) bytes += column.bytes;
    for (const packed of this.#packed.values()) bytes += packed.bytes;
    for (const { values } of [this.from, this.to, this.ordinal, this.#before, this.#last]) bytes += values.byteLength;
    return bytes;
  }

  *#coded(): Generator<Pick<CodedColumn, 'clear' | 'bytes'>> {
    yield* [this.axis, this.day, this.entity];
    yield* this.dimensions.values();
    for (const { column } of this.measures.values()) yield column;
  }
}
