import {
  type ChangeType,
  type EntityRef,
  type Known,
  type Ledger,
  type LedgerRecord,
  recordNameText,
} from '../ports/ledger.ts';
import { highestOfEach, type LedgerAt, type NamedRecord } from './ledger-at.ts';
import { readUpTo } from './read-payloads.ts';

/** A record that is in the journal. */
export interface KnownRecord extends LedgerRecord {
  readonly known: Known;
  /** As the journal says it: what the record did to what was known before its transaction. */
  readonly change: ChangeType;
}

interface Reading {
  readonly at: LedgerAt;
  readonly ledger: Pick<Ledger, 'records'>;
}

/** What an entity is folded from at a position: of each of its records the highest revision, as they became known. */
export async function foldedRecords(ref: EntityRef, { at, ledger }: Reading): Promise<readonly KnownRecord[]> {
  const named = highestOfEach(at.recordsOf(ref)).sort(asKnown);
  const { records } = await readUpTo([named.map((naming) => ({ ...ref, ...naming }))], 0, ledger);
  return withContents(ref, named, records);
}

/** Revisions of an entity, and how many come before the next page. */
export interface HistoryPage {
  readonly revisions: readonly KnownRecord[];
  readonly next: number | undefined;
}

/**
 * An entity's revisions that are known at a position, in the order in which they became known: those after the first
 * `skip`, at most `limit`; a page ends after the one with which its payloads take more than `maxBytes`.
 */
export async function historyPage(
  ref: EntityRef,
  { skip, limit, maxBytes }: { readonly skip: number; readonly limit: number; readonly maxBytes: number },
  { at, ledger }: Reading,
): Promise<HistoryPage> {
  const all = at.recordsOf(ref).toSorted(asKnown);
  const named = all.slice(skip, skip + limit);
  const names = named.map((naming) => [{ ...ref, ...naming }]);
  const { records, whole } = await readUpTo(names, maxBytes, ledger);
  const next = skip + whole;
  return { revisions: withContents(ref, named.slice(0, whole), records), next: next < all.length ? next : undefined };
}

function asKnown(a: NamedRecord, b: NamedRecord): number {
  return a.known.seq - b.known.seq || a.revision - b.revision;
}

function withContents(
  ref: EntityRef,
  named: readonly NamedRecord[],
  records: ReadonlyMap<string, LedgerRecord>,
): readonly KnownRecord[] {
  return named.flatMap((naming) => {
    const record = records.get(recordNameText({ ...ref, ...naming }));
    return record === undefined ? [] : [{ ...record, known: naming.known, change: naming.change }];
  });
}
