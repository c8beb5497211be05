import { isLivePledge } from '../../answers/support/support-umbrellas.ts';
import { countedGroups, textIn, type ViewCells } from '../../rows/counted-groups.ts';

/**
 * Of some ids those that a view's cells name as an entity that counts, or would: the views of the kinds that are reported
 * whole name each of theirs, that of pledges each with a live header. Days of strikes and rates name none.
 */
export function liveAmong(ids: ReadonlySet<string>, cells: ViewCells): ReadonlySet<string> {
  const live = new Set<string>();
  for (const { cell, dimensions } of countedGroups(cells)) {
    const livePledge = cell.axis === 'list' && isLivePledge(dimensions);
    const id = textIn(dimensions, 'entity') ?? (livePledge ? textIn(dimensions, 'pledge') : undefined);
    if (id !== undefined && ids.has(id)) live.add(id);
  }
  return live;
}
