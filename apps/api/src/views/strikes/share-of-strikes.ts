import { answerStrikes, type StrikeRow } from '@counterweight/domain/answers';
import { strikeRows } from '@counterweight/domain/kinds';
import type { StoredRow } from '@counterweight/domain/rows';

/** What rows of one day add to it, by the same sum as the view's own. */
export function shareOfStrikes(day: string, rows: readonly StoredRow[]): StrikeRow {
  const sources = rows.map((stored) => strikeRows.read(stored).source);
  const dayRule = rows[0]?.axis === 'start' ? 'start' : 'end';
  return { ...answerStrikes(rows, { sources, dayRule }, 'day').total, key: day };
}
