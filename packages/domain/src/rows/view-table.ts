import { ChangePositions } from './change-positions.ts';
import type { StoredRow } from './stored-row.ts';
import { STANDS, TableColumns } from './table-columns.ts';
import { TableRows } from './table-rows.ts';

/** A row over time: it is the `ordinal`th from 0 of its entity's rows of the view that came at `from`, and went at `to`. */
export interface TableEntry {
  readonly entity: string;
  readonly row: StoredRow;
  readonly from: number;
  readonly ordinal: number;
  /** `undefined` while it stands. */
  readonly to: number | undefined;
}

/**
 * Every row that a view ever had, by column, each from one position of the journal to another: a reading at a position takes
 * the rows that came by then and had not gone.
 */
export class ViewTable {
  /** For whoever reads or writes whole columns; rows are placed by `place` alone. */
  readonly columns = new TableColumns();
  readonly #changes = new ChangePositions();
  #dropped = 0;

  /** How many rows there are, those that went included. */
  get size(): number {
    return this.columns.length - this.#dropped;
  }

  /** About how much memory it takes, without the rows that were read from it. */
  get bytes(): number {
    return this.columns.bytes;
  }

  /** Throws a RangeError on a position that is no whole number below 2^32 - 1, and on an end that is not after the beginning. */
  add(entity: string, row: StoredRow, from: number, ordinal: number, to?: number): void {
    const { columns } = this;
    const index = this.place(columns.entity.codeOf(entity), from, ordinal, to);
    columns.axis.set(index, row.axis);
    columns.day.set(index, row.day);
    for (const [name, value] of Object.entries(row.dimensions)) columns.dimension(name).set(index, value);
    for (const [name, value] of Object.entries(row.measures)) columns.measure(name).set(index, value);
  }

  /** A row of an entity, named by its code, without content yet: its columns are set by the number that it gets. */
  place(entity: number, from: number, ordinal: number, to: number | undefined): number {
    checkSpan(from, to);
    this.#changes.add(from);
    if (to !== undefined) this.#changes.add(to);
    return this.columns.place(entity, from, ordinal, to ?? STANDS);
  }

  /** The row that came there goes. Throws a RangeError when there is none that stands. */
  close(entity: string, from: number, ordinal: number, to: number): void {
    checkSpan(from, to);
    const { columns } = this;
    for (const row of columns.rowsOf(entity)) {
      if (columns.from.get(row) !== from || columns.ordinal.get(row) !== ordinal || columns.to.get(row) !== STANDS) {
        continue;
      }
      columns.to.set(row, to);
      this.#changes.add(to);
      return;
    }
    throw new RangeError(`no row of ${entity} that came as ${ordinal} at ${from} stands`);
  }

  /** Takes all rows of an entity away, as if it had never had any, and forgets what only they held. */
  drop(entity: string): void {
    const dropped = this.columns.drop(entity);
    if (dropped === 0) return;
    this.#dropped += dropped;
    this.#changes.replace(this.#positions());
  }

  /** The rows as they stood at a position. They stay so, whatever is added or closed at later ones. */
  at(seq: number): TableRows {
    return new TableRows(this.columns, seq);
  }

  /** The last position up to `seq` at which a row came or went; 0 when none did. */
  lastChange(seq: number): number {
    return this.#changes.last(seq);
  }

  /** Every row, also those that went, in the order in which they were added. */
  *entries(): Generator<TableEntry> {
    const { columns } = this;
    for (let row = 0; row < columns.length; row++) {
      const entity = columns.entity.at(row);
      if (entity === undefined) continue;
      const to = columns.to.get(row);
      yield {
        entity,
        row: columns.stored(row),
        from: columns.from.get(row),
        ordinal: columns.ordinal.get(row),
        to: to === STANDS ? undefined : to,
      };
    }
  }

  *#positions(): Generator<number> {
    const { columns } = this;
    for (let row = 0; row < columns.length; row++) {
      const from = columns.from.get(row);
      const to = columns.to.get(row);
      if (from === STANDS) continue;
      yield from;
      if (to !== STANDS) yield to;
    }
  }
}

function checkSpan(from: number, to: number | undefined): void {
  for (const seq of to === undefined ? [from] : [from, to]) {
    if (!Number.isInteger(seq) || seq < 0 || seq >= STANDS) throw new RangeError(`${seq} is no position`);
  }
  if (to !== undefined && to <= from) throw new RangeError(`a row from ${from} cannot end at ${to}`);
}
