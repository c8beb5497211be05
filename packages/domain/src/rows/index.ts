export { addGroups, type CellGroups, cellsOf, cellText, dimensionsText, type Move, moveBetween } from './cell.ts';
export { addMeasures, countIn } from './measures.ts';
export {
  type CellKey,
  type Contribution,
  type Dimensions,
  MAX_CELLS_PER_MOVE,
  type Measures,
  type ViewId,
  viewId,
} from './view.ts';
