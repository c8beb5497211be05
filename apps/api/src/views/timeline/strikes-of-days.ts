import { matchesStrikeFilter, type StrikeFilter } from '@counterweight/domain/answers';
import { strikeKind, strikeRows } from '@counterweight/domain/kinds';
import { viewId } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import type { RowVersion } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';

const ROWS_PAGE = 500;

/** Which of some entities are strikes that a filter counts between two days: by day, in order of id. */
export async function strikesOfDays(
  wanted: ReadonlySet<string>,
  days: { readonly from: Day; readonly to: Day },
  filter: StrikeFilter,
  knownAt: Day | undefined,
  api: Api,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const latest = new Map<string, RowVersion>();
  for await (const row of rowsOfDays(days, filter, api)) {
    // The versions of a row come in order of the day on which they became known.
    if (!wanted.has(row.entity) || (knownAt !== undefined && row.known > knownAt)) continue;
    latest.set(`${row.entity} ${row.cell.day}`, row);
  }
  const counted = [...latest.values()].filter(({ contributions }) =>
    contributions.some((stored) => matchesStrikeFilter(filter, strikeRows.read(stored))),
  );
  return new Map(
    [...Map.groupBy(counted, ({ cell }) => cell.day)].map(([day, rows]) => [
      day,
      rows.map(({ entity }) => entity).sort(),
    ]),
  );
}

async function* rowsOfDays(
  days: { readonly from: Day; readonly to: Day },
  { dayRule }: StrikeFilter,
  { views }: Api,
): AsyncGenerator<RowVersion> {
  let after: string | undefined;
  do {
    const page = await views.rows(viewId(strikeKind.view), dayRule, days, after, ROWS_PAGE);
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
