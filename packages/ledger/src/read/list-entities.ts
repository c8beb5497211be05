import type { RecordContent } from '@counterweight/domain/kinds';
import type { CellKey, Contribution, ViewId } from '@counterweight/domain/rows';
import { type Day, type RecordId, recordIdSchema } from '@counterweight/domain/values';
import { contentOf, type EntityRef, entityText, type Ledger, recordNameText } from '../ports/ledger.ts';
import type { ViewPlace } from '../ports/view-builds.ts';
import type { RowRange, RowVersion, Views } from '../ports/views.ts';
import { readLive } from './live-view.ts';

export interface ListQuestion {
  readonly view: ViewId;
  readonly axis: string;
  readonly range: RowRange;
  /** Rows as known at the end of this day; as they are when absent. */
  readonly knownAt: Day | undefined;
  /** Whether what an entity contributes is asked for. */
  readonly matches: (contribution: Contribution) => boolean;
  /** A page's `next`. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** What one entity adds to one cell, with the records that it was folded from. */
export interface ListedEntity extends EntityRef {
  readonly cell: CellKey;
  readonly seq: number;
  readonly known: Day;
  readonly contributions: readonly Contribution[];
  readonly records: readonly RecordContent[];
}

export interface ListPage {
  readonly entities: readonly ListedEntity[];
  /** Where the next page starts. A page may hold fewer than the limit and still have one. */
  readonly next: string | undefined;
}

type PositionedRow = RowVersion & { readonly position: string };

const ROWS_PAGE = 500;
/** Rows looked at for one page; a rare match then comes with a later page. */
const MAX_ROWS = 20_000;

/** A page of the entities behind a view's numbers, in order of day and entity: the rows that re-add to its cells. */
export async function listEntities(
  question: ListQuestion,
  { ledger, views }: { readonly ledger: Pick<Ledger, 'head' | 'records'>; readonly views: Pick<Views, 'rows'> },
): Promise<ListPage> {
  const { rows, next } = await readLive(question.view, ledger, (place) => matchingRows(question, place, views));
  return { entities: await withRecords(rows, ledger), next };
}

async function matchingRows(question: ListQuestion, place: ViewPlace, views: Pick<Views, 'rows'>) {
  const rows: PositionedRow[] = [];
  let looked = 0;
  let last = question.after;
  for await (const group of rowGroups(question, place, views)) {
    const row = currentRow(group, question);
    if (row !== undefined && rows.length === question.limit) return { rows, next: last };
    if (row !== undefined) rows.push(row);
    last = group.at(-1)?.position;
    looked += group.length;
    if (looked >= MAX_ROWS) return { rows, next: last };
  }
  return { rows, next: undefined };
}

/** The versions of one entity's row in one cell, whole groups at a time. */
async function* rowGroups(
  question: ListQuestion,
  place: ViewPlace,
  views: Pick<Views, 'rows'>,
): AsyncGenerator<PositionedRow[]> {
  let after = question.after;
  let group: PositionedRow[] = [];
  do {
    const page = await views.rows(place, question.axis, question.range, after, ROWS_PAGE);
    for (const row of page.items) {
      const [first] = group;
      if (first !== undefined && !sameRow(first, row)) {
        yield group;
        group = [];
      }
      group.push(row);
    }
    after = page.next;
  } while (after !== undefined);
  if (group.length > 0) yield group;
}

function sameRow(a: RowVersion, b: RowVersion): boolean {
  return a.cell.day === b.cell.day && entityText(a) === entityText(b);
}

function currentRow(group: readonly PositionedRow[], { knownAt, matches }: ListQuestion): PositionedRow | undefined {
  const row = group.findLast(({ known }) => knownAt === undefined || known <= knownAt);
  return row?.contributions.some(matches) ? row : undefined;
}

async function withRecords(
  rows: readonly PositionedRow[],
  ledger: Pick<Ledger, 'records'>,
): Promise<readonly ListedEntity[]> {
  const named = rows.map((row) => ({ row, names: recordNames(row) }));
  const records = await ledger.records(named.flatMap(({ names }) => names));
  return named.map(({ row, names }) => {
    const { kind, entity, cell, seq, known, contributions } = row;
    const held = names.flatMap((name) => {
      const record = records.get(recordNameText(name));
      return record === undefined ? [] : [contentOf(record)];
    });
    return { kind, entity, cell, seq, known, contributions, records: held };
  });
}

function recordNames({ kind, entity, pointer }: RowVersion) {
  return recordIds(pointer).flatMap((record) => {
    const revision = pointer[record];
    return revision === undefined ? [] : [{ kind, entity, record, revision }];
  });
}

function recordIds(pointer: RowVersion['pointer']): readonly RecordId[] {
  return Object.keys(pointer)
    .sort()
    .map((id) => recordIdSchema.parse(id));
}
