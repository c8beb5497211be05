import type { CellGroups } from '../projection/cell.ts';
import type { CellKey } from '../projection/view.ts';
import { isLivePledge } from '../views/support-umbrellas.ts';

/**
 * Of some ids those that a view's cells name as an entity that counts, or would: the views of the kinds that are reported
 * whole name each of theirs, that of pledges each with a live header. Days of strikes and rates name none.
 */
export function liveAmong(
  ids: ReadonlySet<string>,
  cells: Iterable<{ readonly cell: CellKey; readonly groups: CellGroups }>,
): ReadonlySet<string> {
  const live = new Set<string>();
  for (const { cell, groups } of cells) {
    for (const { dimensions } of groups.values()) {
      const listedPledge = cell.axis === 'list' && isLivePledge(dimensions) ? dimensions.pledge : undefined;
      const id = String(dimensions.entity ?? listedPledge);
      if (ids.has(id)) live.add(id);
    }
  }
  return live;
}
