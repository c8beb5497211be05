import type { Day } from '@counterweight/domain/values';
import type { ChangeType, EntityRef, Known, Ledger, PlacedRecord } from '../ports/ledger.ts';
import { changeOf, pointerOf } from '../project/plan-projection.ts';

/** A record that is in the journal. */
export interface KnownRecord extends PlacedRecord {
  readonly known: Known;
}

export interface HistoryEntry {
  readonly record: KnownRecord;
  /** As the journal says it: what the record did to what was known before its transaction. */
  readonly change: ChangeType;
}

/** An entity's known records in journal order; with `knownAt`, those known by the end of that day. */
export async function knownRecords(
  ref: EntityRef,
  knownAt: Day | undefined,
  { ledger }: { readonly ledger: Pick<Ledger, 'entity'> },
): Promise<readonly KnownRecord[]> {
  const records = await ledger.entity(ref);
  return records
    .flatMap((record) => (record.known === undefined ? [] : [{ ...record, known: record.known }]))
    .filter(({ known }) => knownAt === undefined || known.day <= knownAt)
    .sort((a, b) => a.known.seq - b.known.seq || a.revision - b.revision);
}

/** What each record changed when it became known. `records` are in journal order. Pure. */
export function historyOf(records: readonly KnownRecord[]): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  const before: KnownRecord[] = [];
  for (const group of Map.groupBy(records, ({ known }) => known.seq).values()) {
    const held = pointerOf(before);
    before.push(...group);
    const next = pointerOf(before);
    for (const record of group) {
      entries.push({ record, change: changeOf(record, held[record.record], next[record.record]) });
    }
  }
  return entries;
}
