import { matchesStrikeFilter, type StrikeFilter } from '@counterweight/domain/answers';
import { strikeKind, strikeRows } from '@counterweight/domain/kinds';
import { viewId } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import type { LedgerAt } from '@counterweight/ledger';

/** Which of some entities are strikes that a filter counts between two days: by day, in order of id. */
export function strikesOfDays(
  wanted: ReadonlySet<string>,
  days: { readonly from: Day; readonly to: Day },
  filter: StrikeFilter,
  at: LedgerAt,
): ReadonlyMap<string, readonly string[]> {
  const counted = [...at.rows(viewId(strikeKind.view))].filter(
    (stored) =>
      wanted.has(stored.entity) &&
      stored.day !== 'undated' &&
      days.from <= stored.day &&
      stored.day <= days.to &&
      matchesStrikeFilter(filter, strikeRows.read(stored)),
  );
  return new Map(
    [...Map.groupBy(counted, ({ day }) => day)].map(([day, rows]) => [day, rows.map(({ entity }) => entity).sort()]),
  );
}
