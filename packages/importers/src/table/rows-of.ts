import { decimalMarkOf, markRemark } from './decimal-mark.ts';
import type { Table } from './read-table.ts';
import { RowCells } from './row-cells.ts';

export interface OpenedRows {
  readonly rows: readonly RowCells[];
  /** What the whole file decided about its numbers. */
  readonly remarks: readonly string[];
}

/** The rows of a table, their numbers to be read with the marks that all numbers of the given columns agree on. */
export function rowsOf(table: Table, numberColumns: readonly string[]): OpenedRows {
  const texts = table.rows.flatMap((row) =>
    numberColumns.flatMap((column) => {
      const field = row.field(column);
      return typeof field === 'string' && /\d/.test(field) ? [field.trim()] : [];
    }),
  );
  const evidence = decimalMarkOf(texts);
  const remark = markRemark(texts, evidence);
  const rows = table.rows.map((row) => new RowCells(row, evidence.mark));
  return { rows, remarks: remark === undefined ? [] : [remark] };
}
