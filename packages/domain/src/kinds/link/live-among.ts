import { text } from '../../rows/column.ts';
import { defineRows } from '../../rows/define-rows.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { KindName } from '../kind-name.ts';
import { isLivePledge, supportRows } from '../pledge/support-rows.ts';

/** What the rows of every view say that lists the entities of a kind, whatever else they say. */
const listed = defineRows({ list: { dimensions: { entity: text }, counts: [] } });

/**
 * Of some ids those that the rows of a kind's view name as an entity that counts, or would: views that list entities
 * name each of theirs, that of pledges each with a live header. Days of strikes and rates name none.
 */
export function liveAmong(ids: ReadonlySet<string>, kind: KindName, stored: StoredRows): ReadonlySet<string> {
  const named = kind === 'pledge' ? livePledges(stored) : [...listed.on('list', stored)].map(({ entity }) => entity);
  return new Set(named.filter((id) => ids.has(id)));
}

function livePledges(stored: StoredRows): readonly string[] {
  return [...supportRows.on('list', stored)].filter(isLivePledge).map(({ pledge }) => pledge);
}
