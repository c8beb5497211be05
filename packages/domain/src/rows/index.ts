export {
  addGroups,
  type CellGroups,
  cellsOf,
  cellText,
  dimensionsText,
  type Move,
  moveBetween,
  type ViewCells,
} from './cell.ts';
export { storedSource } from './define-rows.ts';
export { addMeasures, countIn } from './measures.ts';
export type { RowCondition, RowGrouping, RowQuery, RowSum } from './row-sums.ts';
export { rowText } from './row-text.ts';
export type { StandingRow, StoredRow, ViewRows } from './stored-row.ts';
export { STANDS, TableColumns } from './table-columns.ts';
export type { TableRows } from './table-rows.ts';
export {
  type CellKey,
  type Contribution,
  type Dimensions,
  MAX_CELLS_PER_MOVE,
  type Measures,
  type ViewId,
  viewId,
} from './view.ts';
export { type TableEntry, ViewTable } from './view-table.ts';
