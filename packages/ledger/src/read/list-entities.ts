import type { RecordContent } from '@counterweight/domain/kinds';
import type { StandingRow, ViewId } from '@counterweight/domain/rows';
import { type Day, entityIdSchema, type RecordId, type Seq } from '@counterweight/domain/values';
import { contentOf, type EntityRef, type Ledger, recordNameText } from '../ports/ledger.ts';
import { kindOfView } from '../ports/live-views.ts';
import type { LedgerAt, NamedRecord } from './ledger-at.ts';

/** Days, inclusive; what is undated lies in no range that has a bound. */
export interface RowRange {
  readonly from?: Day;
  readonly to?: Day;
}

export interface ListQuestion {
  readonly view: ViewId;
  readonly axis: string;
  readonly range: RowRange;
  /** Whether a row of an entity is asked for. */
  readonly matches: (row: StandingRow) => boolean;
  /** A page's `next`. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** The rows that one entity has on a day, with the records that it was folded from. */
export interface ListedEntity extends EntityRef {
  readonly day: Day | 'undated';
  /** Where the last of its records became known, and on which day. */
  readonly seq: Seq;
  readonly known: Day;
  readonly rows: readonly StandingRow[];
  readonly records: readonly RecordContent[];
}

export interface ListPage {
  readonly entities: readonly ListedEntity[];
  /** Where the next page starts. */
  readonly next: string | undefined;
}

/** A page of the entities behind a view's numbers, in order of day and entity: the rows that re-add to them. */
export async function listEntities(
  question: ListQuestion,
  { at, ledger }: { readonly at: LedgerAt; readonly ledger: Pick<Ledger, 'records'> },
): Promise<ListPage> {
  const kind = kindOfView(question.view);
  const positions = pageOfPositions(question, at);
  const page = positions.slice(0, question.limit);
  const listed = page.map((position) => listedAt(position, kind, question, at));
  const records = await ledger.records(listed.flatMap(({ names }) => names));
  const entities = listed.map(({ names, ...entity }) => ({
    ...entity,
    records: names.flatMap((name) => {
      const record = records.get(recordNameText(name));
      return record === undefined ? [] : [contentOf(record)];
    }),
  }));
  return { entities, next: positions.length > page.length ? page.at(-1) : undefined };
}

/** Positions of entities with rows asked for, sorted, and one more than the page has where there are more. */
function pageOfPositions(question: ListQuestion, at: LedgerAt): readonly string[] {
  const kind = kindOfView(question.view);
  const { after = '', limit, matches } = question;
  let found = new Set<string>();
  let bound: string | undefined;
  for (const row of rowsAsked(question, at)) {
    const position = positionText(row, kind);
    if (position <= after || (bound !== undefined && position > bound)) continue;
    if (found.has(position) || !matches(row)) continue;
    found.add(position);
    // Far more than a page are cut to the first ones now and then, so that what is held does not grow with the view.
    if (found.size < 2 * (limit + 1) + 1000) continue;
    const first = [...found].sort().slice(0, limit + 1);
    found = new Set(first);
    bound = first.at(-1);
  }
  return [...found].sort().slice(0, limit + 1);
}

/** Rows on the axis and days asked for. */
function rowsAsked({ view, axis, range: { from, to } }: ListQuestion, at: LedgerAt): Iterable<StandingRow> {
  if (from === undefined && to === undefined) return at.rows(view).select({ axis });
  const isInRange = (day: unknown) =>
    typeof day === 'string' &&
    day !== 'undated' &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to);
  return at.rows(view).select({ axis, where: [{ dimension: 'day', holds: isInRange }] });
}

/** Orders by day, what is undated last, and entity. */
function positionText({ day, entity }: StandingRow, kind: string): string {
  return `${day}#${kind}#${entity}`;
}

/** What stands at one position, rows that were not asked for included, and the highest revision known of each record. */
function listedAt(position: string, kind: string, { view, axis }: ListQuestion, at: LedgerAt) {
  const [day, , id] = position.split('#');
  const entity = entityIdSchema.parse(id);
  // In the order in which they came.
  const rows = [...at.rows(view).ofEntity(entity)].filter((row) => row.axis === axis && row.day === day).reverse();
  const named = at.recordsOf({ kind, entity });
  const last = named.at(-1)?.known;
  const [first] = rows;
  if (first === undefined || last === undefined) throw new Error(`${kind} ${entity} has rows and no known record`);
  const names = highestOfEach(named).map(({ record, revision }) => ({ kind, entity, record, revision }));
  return { kind, entity, day: first.day, seq: last.seq, known: last.day, rows, names };
}

function highestOfEach(named: readonly NamedRecord[]): readonly NamedRecord[] {
  const highest = new Map<RecordId, NamedRecord>();
  for (const each of named) {
    const held = highest.get(each.record);
    if (held === undefined || held.revision < each.revision) highest.set(each.record, each);
  }
  return [...highest.values()].sort((a, b) => (a.record < b.record ? -1 : 1));
}
