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
export { rowText } from './row-text.ts';
export type { StandingRow, StoredRow, ViewRows } from './stored-row.ts';
export {
  type CellKey,
  type Contribution,
  type Dimensions,
  MAX_CELLS_PER_MOVE,
  type Measures,
  type ViewId,
  viewId,
} from './view.ts';
