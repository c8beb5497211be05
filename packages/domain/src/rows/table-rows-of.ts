import type { StoredRows } from './stored-row.ts';
import { TableRows } from './table-rows.ts';
import { ViewTable } from './view-table.ts';

/** Rows that can be summed by column: those of a view's table as they are, others put into a table of their own. */
export function tableRowsOf(stored: StoredRows): TableRows {
  if (stored instanceof TableRows) return stored;
  const table = new ViewTable();
  let ordinal = 0;
  for (const row of stored) table.add('', row, 0, ordinal++);
  return table.at(0);
}
