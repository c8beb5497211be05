import type { StoredRows } from '../../rows/stored-row.ts';
import type { Day } from '../../values/time/day.ts';
import { type RestrictionRow, restrictionRows } from './restriction.ts';

/** The restrictions of some datasets, of all unless given, from the rows of the view `restrictions`; in order of first day and id. */
export function listedRestrictions(stored: StoredRows, sources?: readonly string[]): readonly RestrictionRow[] {
  return [...restrictionRows.on('list', stored, sources)].sort((a, b) => (orderText(a) < orderText(b) ? -1 : 1));
}

/** Whether a restriction is in force on a day. One whose first day is not known is said to be of unknown beginning. */
export function standsOn({ from, to }: Pick<RestrictionRow, 'from' | 'to'>, on: Day) {
  if (to !== undefined && to < on) return 'ended';
  if (from === undefined) return 'since_unknown';
  return from <= on ? 'in_force' : 'not_yet';
}

/** By first day, those of unknown beginning first. */
function orderText({ from, entity }: RestrictionRow): string {
  return `${from ?? ''} ${entity}`;
}
