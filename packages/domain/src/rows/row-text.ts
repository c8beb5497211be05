import type { StoredRow } from './stored-row.ts';

/** A row as one text: equal rows give equal text, whatever the order of names; a measure of zero counts as absent. */
export function rowText({ axis, day, dimensions, measures }: StoredRow): string {
  const counted = Object.entries(measures).filter(([, value]) => value !== 0 && value !== '0');
  return JSON.stringify([axis, day, inOrder(Object.entries(dimensions)), inOrder(counted)]);
}

function inOrder<Value>(entries: readonly (readonly [string, Value])[]): readonly (readonly [string, Value])[] {
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
}
