import { rowText, type StoredRow } from '@counterweight/domain/rows';
import type { Seq } from '@counterweight/domain/values';
import {
  type EntityRef,
  entityText,
  type HistoricRow,
  type JournalItem,
  type JournalRecord,
  type RowPointer,
  recordNameText,
} from '../ports/ledger.ts';
import { type LiveViews, livePlace, sinceOf, type ViewPlace, viewOf } from '../ports/live-views.ts';

/** One thing that the ledger says: a record became known, a row came, a row went. */
export interface Fact {
  readonly seq: Seq;
  /** Where the row stands; `undefined` of a record. */
  readonly place: ViewPlace | undefined;
  readonly text: string;
}

/** What one item says of one entity's rows. */
export type RowFacts =
  | { readonly type: 'moved' | 'replaced'; readonly facts: readonly Fact[] }
  /** By a redaction: what it said cannot be told, and a later item replaces it. */
  | { readonly type: 'erased' };

/** That a record became known. */
export function knownFact(record: Omit<JournalRecord, 'change'>, seq: Seq): Fact {
  return { seq, place: undefined, text: `known ${recordNameText(record)} ${record.hash} at ${seq}` };
}

/** The records that an item makes known. */
export function knownFacts({ seq, records }: JournalItem): readonly { readonly ref: EntityRef; readonly fact: Fact }[] {
  return records
    .filter(({ change }) => change !== 'redacted')
    .map((record) => ({ ref: record, fact: knownFact(record, seq) }));
}

/** What an item says of an entity's rows. */
export function rowFacts(seq: Seq, { content, ...ref }: JournalItem['entities'][number]): RowFacts {
  if (content === undefined) return { type: 'erased' };
  const { rows } = content;
  if (rows.type === 'replaced') return { type: 'replaced', facts: historyFacts(ref, rows.rows) };
  const came = entriesOf(rows.came).flatMap(([place, stored]) =>
    stored.map((row, ordinal) => cameFact(ref, place, { from: seq, ordinal }, row)),
  );
  const gone = entriesOf(rows.gone).flatMap(([place, pointers]) =>
    pointers.map((pointer) => goneFact(ref, place, pointer, seq)),
  );
  return { type: 'moved', facts: [...came, ...gone] };
}

/** What rows over time say. */
export function historyFacts(
  ref: EntityRef,
  rows: Readonly<Record<ViewPlace, readonly HistoricRow[]>>,
): readonly Fact[] {
  return entriesOf(rows).flatMap(([place, history]) =>
    history.flatMap(({ row, to, ...pointer }) => [
      cameFact(ref, place, pointer, row),
      ...(to === undefined ? [] : [goneFact(ref, place, pointer, to)]),
    ]),
  );
}

/** Whether the journal tells a fact: what a view that was switched had before it went live is in its snapshot alone. */
export function isTold({ place, seq }: Fact, views: LiveViews, through: number): boolean {
  if (seq > through) return false;
  if (place === undefined) return true;
  return livePlace(viewOf(place), views) === place && seq > sinceOf(place);
}

function cameFact(ref: EntityRef, place: ViewPlace, { from, ordinal }: RowPointer, row: StoredRow): Fact {
  return { seq: from, place, text: `${entityText(ref)} ${place} came ${from}/${ordinal}: ${rowText(row)}` };
}

function goneFact(ref: EntityRef, place: ViewPlace, { from, ordinal }: RowPointer, seq: Seq): Fact {
  return { seq, place, text: `${entityText(ref)} ${place} went at ${seq}: ${from}/${ordinal}` };
}

/** The entries of what is kept by place. */
export function entriesOf<Value>(byPlace: Readonly<Record<ViewPlace, Value>>): readonly [ViewPlace, Value][] {
  return Object.entries(byPlace) as [ViewPlace, Value][];
}
