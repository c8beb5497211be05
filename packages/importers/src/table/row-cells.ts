import type { RowNote } from '../file-reading.ts';
import type { DecimalMark } from './decimal-mark.ts';
import type { TableRow } from './read-table.ts';

/** One row while it is read: its cells, and what is found wrong with them. */
export class RowCells {
  readonly line: number;
  /** Which mark stands before decimals, where the whole file tells. */
  readonly mark: DecimalMark | undefined;
  readonly refused: RowNote[] = [];
  readonly doubtful: RowNote[] = [];
  readonly #row: TableRow;

  constructor(row: TableRow, mark?: DecimalMark) {
    this.line = row.line;
    this.mark = mark;
    this.#row = row;
  }

  /** Whether the file has the column. */
  has(column: string): boolean {
    return this.#row.has(column);
  }

  /** The trimmed text of a column; empty where the file or the row says nothing. */
  text(column: string): string {
    return this.#row.text(column);
  }

  /** Whether a workbook stores the cell as a number. */
  isNumber(column: string): boolean {
    const field = this.#row.field(column);
    return typeof field === 'object' && field.kind === 'number';
  }

  /** Why the value of a cell is not there: an error, or a formula that was never computed. */
  fault(column: string): string | undefined {
    const field = this.#row.field(column);
    return typeof field === 'object' && field.kind === 'fault' ? field.reason : undefined;
  }

  /** Notes as doubtful every cell whose value is not there, save those of some columns. */
  noteFaults(except: readonly string[]): void {
    for (const column of this.#row.columns) {
      const fault = except.includes(column) ? undefined : this.fault(column);
      if (fault !== undefined) this.doubt(`${fault}; read as empty`, column);
    }
  }

  /** All that the row says, for an order that does not depend on the file's. */
  content(): string {
    const cells = this.#row.columns.map((column) => [column, this.fault(column) ?? this.text(column)] as const);
    return JSON.stringify(cells.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Notes a fault for which the row is left out. */
  refuse(reason: string, column?: string): void {
    this.refused.push(this.#note(reason, column));
  }

  /** Notes a fault for which a part of what the row says is left out, and the rest is kept. */
  leaveOut(reason: string, column?: string): void {
    this.refused.push({ ...this.#note(reason, column), part: true });
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
