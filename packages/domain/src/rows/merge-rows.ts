import { addMeasures } from './measures.ts';
import type { StoredRow } from './stored-row.ts';

/** Rows that count on the same day under the same dimensions as one, in the order of the first of them; without those of nothing. */
export function mergeRows(rows: readonly StoredRow[]): readonly StoredRow[] {
  const merged = new Map<string, StoredRow>();
  for (const row of rows) {
    const key = JSON.stringify([
      row.axis,
      row.day,
      Object.entries(row.dimensions).sort(([a], [b]) => (a < b ? -1 : 1)),
    ]);
    const measures = addMeasures(merged.get(key)?.measures ?? {}, row.measures);
    merged.set(key, { ...row, measures });
  }
  return [...merged.values()].filter(({ measures }) => Object.keys(measures).length > 0);
}
