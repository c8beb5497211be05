import type { CellGroups } from '../../rows/cell.ts';
import type { CellKey, Dimensions } from '../../rows/view.ts';
import { matchesSupportDimensions, placeInRange, type SupportFilter } from './support-filter.ts';
import { type Umbrellas, umbrellasOf } from './support-umbrellas.ts';

/**
 * What becomes of a contribution: `counted`; left out as `undated` or `straddling` the days asked for; or, lying inside
 * them, left out as the `tranche` or `umbrella` of a joint package whose other side counts.
 */
export type SupportPlace = 'counted' | 'undated' | 'straddling' | 'tranche' | 'umbrella';

export interface SupportSelection {
  /** `undefined` for what is not asked for. The answer and its explanation select by this same test. */
  place(cell: CellKey, dimensions: Dimensions): SupportPlace | undefined;
  readonly umbrellas: Umbrellas;
}

/** Prepares the selection that a filter makes among all cells of the view. */
export function selectSupport(
  cells: Iterable<{ readonly cell: CellKey; readonly groups: CellGroups }>,
  filter: SupportFilter,
): SupportSelection {
  const umbrellas = umbrellasOf(cells, filter.sources);
  return {
    umbrellas,
    place(cell, dimensions) {
      if (!matchesSupportDimensions(filter, cell, dimensions)) return undefined;
      const range = placeInRange(filter, cell, dimensions);
      if (range === 'outside') return undefined;
      const leftOut = umbrellas.leftOut(dimensions);
      if (leftOut !== undefined) return range === 'inside' ? leftOut : undefined;
      return range === 'inside' ? 'counted' : range;
    },
  };
}
