import type { RowNote } from '../file-reading.ts';
import type { TableRow } from './read-table.ts';

/** One row while it is read: its cells, and what is found wrong with them. */
export class RowCells {
  readonly line: number;
  readonly refused: RowNote[] = [];
  readonly doubtful: RowNote[] = [];
  readonly #cells: ReadonlyMap<string, string>;

  constructor(row: TableRow) {
    this.line = row.line;
    this.#cells = row.cells;
  }

  /** Whether the file has the column. */
  has(column: string): boolean {
    return this.#cells.has(column);
  }

  /** The trimmed text of a column; empty where the file or the row says nothing. */
  text(column: string): string {
    return this.#cells.get(column) ?? '';
  }

  /** All that the row says, for an order that does not depend on the file's. */
  content(): string {
    return JSON.stringify([...this.#cells].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Notes a fault for which the row is left out. */
  refuse(reason: string, column?: string): void {
    this.refused.push(this.#note(reason, column));
  }

  /** Notes something that the row is kept in spite of. */
  doubt(reason: string, column?: string): void {
    this.doubtful.push(this.#note(reason, column));
  }

  #note(reason: string, column: string | undefined): RowNote {
    if (column === undefined) return { line: this.line, reason };
    return { line: this.line, column, value: this.text(column), reason };
  }
}
