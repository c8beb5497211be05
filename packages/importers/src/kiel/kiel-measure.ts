import type { RowCells } from '../table/row-cells.ts';
import { MEASURE } from './kiel-columns.ts';

/** The stages that the tracker's sheets give promises in. */
export type PromisedStage = 'committed' | 'allocated';

const STAGES: ReadonlyMap<string, PromisedStage> = new Map([
  ['allocation', 'allocated'],
  ['allocations', 'allocated'],
  ['allocated', 'allocated'],
  ['commitment', 'committed'],
  ['commitments', 'committed'],
  ['committed', 'committed'],
]);
const NOT_SAID = /^\W*$/;

/**
 * The stage that each row's measure means. A sheet without the column holds commitments. A row that does not say it has
 * the measure of its package, where that has only one; other rows are refused.
 */
export function stagesOf(rows: readonly RowCells[]): ReadonlyMap<RowCells, PromisedStage> {
  const said = rows.map((cells) => [cells, stageOf(cells)] as const);
  const [only, ...others] = new Set(said.flatMap(([, stage]) => stage ?? []));
  return new Map(
    said.flatMap(([cells, stage]) => {
      const taken = stage ?? (NOT_SAID.test(cells.text(MEASURE)) && others.length === 0 ? only : undefined);
      if (taken !== undefined) return [[cells, taken] as const];
      cells.refuse('allowed are Allocation and Commitment, which are never one sum', MEASURE);
      return [];
    }),
  );
}

function stageOf(cells: RowCells): PromisedStage | undefined {
  return cells.has(MEASURE) ? STAGES.get(cells.text(MEASURE).toLowerCase()) : 'committed';
}
