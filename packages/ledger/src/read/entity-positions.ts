import type { StandingRow, ViewId } from '@counterweight/domain/rows';
import { type Day, type EntityId, entityIdSchema } from '@counterweight/domain/values';
import { kindOfView } from '../ports/live-views.ts';
import type { LedgerAt } from './ledger-at.ts';

/** Days, inclusive; what is undated lies in no range that has a bound. */
export interface RowRange {
  readonly from?: Day;
  readonly to?: Day;
}

/** Which rows of a view are asked for. */
export interface RowsQuestion {
  readonly view: ViewId;
  readonly axis: string;
  readonly range: RowRange;
  readonly matches: (row: StandingRow) => boolean;
}

/** The first `most` entities and days with rows asked for that are not past, sorted: by day, what is undated last, and entity. */
export function entityPositions(
  question: RowsQuestion,
  at: LedgerAt,
  { isPast, most }: { readonly isPast: (position: string) => boolean; readonly most: number },
): readonly string[] {
  const kind = kindOfView(question.view);
  let found = new Set<string>();
  let bound: string | undefined;
  for (const row of rowsAsked(question, at)) {
    const position = `${row.day}#${kind}#${row.entity}`;
    if (isPast(position) || (bound !== undefined && position > bound)) continue;
    if (found.has(position) || !question.matches(row)) continue;
    found.add(position);
    // Far more than asked for are cut to the first ones now and then, so that what is held does not grow with the view.
    if (found.size < 2 * most + 1000) continue;
    const first = [...found].sort().slice(0, most);
    found = new Set(first);
    bound = first.at(-1);
  }
  return [...found].sort().slice(0, most);
}

/** Rows on the axis and days asked for. */
function rowsAsked({ view, axis, range: { from, to } }: RowsQuestion, at: LedgerAt): Iterable<StandingRow> {
  if (from === undefined && to === undefined) return at.rows(view).select({ axis });
  const isInRange = (day: unknown) =>
    typeof day === 'string' &&
    day !== 'undated' &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to);
  return at.rows(view).select({ axis, where: [{ dimension: 'day', holds: isInRange }] });
}

/** What stands at one position, rows that were not asked for included, in the order in which they came. */
export function rowsAtPosition(
  position: string,
  { view, axis }: Pick<RowsQuestion, 'view' | 'axis'>,
  at: LedgerAt,
): { readonly entity: EntityId; readonly rows: readonly StandingRow[] } {
  const [day, , id] = position.split('#');
  const entity = entityIdSchema.parse(id);
  const rows = [...at.rows(view).ofEntity(entity)].filter((row) => row.axis === axis && row.day === day).reverse();
  return { entity, rows };
}
