import { rowText, type StandingRow } from '@counterweight/domain/rows';
import { entityIdSchema, seqSchema } from '@counterweight/domain/values';
import type { Known } from '../ports/ledger.ts';
import { entityPositions, type RowsQuestion, rowsAtPosition } from './entity-positions.ts';
import type { LedgerAt } from './ledger-at.ts';

/** A row that was asked for, and where in the journal it came. */
export interface ListedRow {
  readonly row: StandingRow;
  readonly known: Known;
}

export interface RowPage {
  readonly rows: readonly ListedRow[];
  /** Where the next page starts. */
  readonly next: string | undefined;
}

/**
 * A page of the rows of a view that are asked for, in order of day, entity and text, so that equal ledgers give equal pages.
 * `after` is a page's `next`.
 */
export function listRows(
  question: RowsQuestion,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
  at: LedgerAt,
): RowPage {
  const [start, last] = readPlace(after);
  // The page may begin within the rows of one entity and day; of each other there is at least one row.
  const most = limit + 2;
  const positions = entityPositions(question, at, { isPast: (position) => position < start, most });
  const found = positions.flatMap((position) =>
    rowsAtPosition(position, question, at)
      .rows.filter(question.matches)
      .map((row) => ({ row, text: rowText(row) }))
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ row }, ordinal) => ({ row, position, ordinal }))
      .filter(({ ordinal }) => position !== start || ordinal > last),
  );
  const page = found.slice(0, limit);
  const end = found.length > page.length ? page.at(-1) : undefined;
  return {
    rows: page.map(({ row }) => ({ row, known: knownOf(row, at) })),
    next: end && `${end.position}#${end.ordinal}`,
  };
}

/** The position that a page starts in, and the last of its rows that were shown. */
function readPlace(after: string | undefined): readonly [position: string, ordinal: number] {
  if (after === undefined) return ['', -1];
  const end = after.lastIndexOf('#');
  return [after.slice(0, end), Number(after.slice(end + 1))];
}

function knownOf({ entity, from }: StandingRow, at: LedgerAt): Known {
  const seq = seqSchema.parse(from);
  const { day } = at.at(seq);
  if (day === undefined) throw new Error(`a row of ${entityIdSchema.parse(entity)} came at ${seq}, which has no day`);
  return { seq, day };
}
