import type { RecordContent } from '@counterweight/domain/kinds';
import type { StandingRow } from '@counterweight/domain/rows';
import type { Day, Seq } from '@counterweight/domain/values';
import { contentOf, type EntityRef, type Ledger, recordNameText } from '../ports/ledger.ts';
import { kindOfView } from '../ports/live-views.ts';
import { entityPositions, type RowsQuestion, rowsAtPosition } from './entity-positions.ts';
import { highestOfEach, type LedgerAt } from './ledger-at.ts';
import { readUpTo } from './read-payloads.ts';

/** Entities with a row that is asked for. */
export interface ListQuestion extends RowsQuestion {
  /** A page's `next`. */
  readonly after: string | undefined;
  readonly limit: number;
  /** A page ends after the entity with which its payloads take more. */
  readonly maxBytes: number;
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
  const { after = '', limit } = question;
  // One more than the page has, where there are more.
  const positions = entityPositions(question, at, { isPast: (position) => position <= after, most: limit + 1 });
  const listed = positions.slice(0, limit).map((position) => listedAt(position, kind, question, at));
  const names = listed.map((each) => each.names);
  const { records, whole } = await readUpTo(names, question.maxBytes, ledger);
  const entities = listed.slice(0, whole).map(({ names, ...entity }) => ({
    ...entity,
    records: names.flatMap((name) => {
      const record = records.get(recordNameText(name));
      return record === undefined ? [] : [contentOf(record)];
    }),
  }));
  return { entities, next: positions.length > whole ? positions[whole - 1] : undefined };
}

/** What stands at one position, rows that were not asked for included, and the highest revision known of each record. */
function listedAt(position: string, kind: string, question: ListQuestion, at: LedgerAt) {
  const { entity, rows } = rowsAtPosition(position, question, at);
  const named = at.recordsOf({ kind, entity });
  const last = named.at(-1)?.known;
  const [first] = rows;
  if (first === undefined || last === undefined) throw new Error(`${kind} ${entity} has rows and no known record`);
  const names = highestOfEach(named).map(({ record, revision }) => ({ kind, entity, record, revision }));
  return { kind, entity, day: first.day, seq: last.seq, known: last.day, rows, names };
}
