import {
  type ChangeType,
  type EntityRef,
  type Known,
  type Ledger,
  type LedgerRecord,
  recordNameText,
} from '../ports/ledger.ts';
import type { LedgerAt } from './ledger-at.ts';

/** A record that is in the journal. */
export interface KnownRecord extends LedgerRecord {
  readonly known: Known;
  /** As the journal says it: what the record did to what was known before its transaction. */
  readonly change: ChangeType;
}

/** An entity's records that are known at a position, in the order in which they became known. */
export async function knownRecords(
  { kind, entity }: EntityRef,
  { at, ledger }: { readonly at: LedgerAt; readonly ledger: Pick<Ledger, 'records'> },
): Promise<readonly KnownRecord[]> {
  const named = at.recordsOf({ kind, entity }).map((naming) => ({ kind, entity, ...naming }));
  const records = await ledger.records(named);
  return named
    .flatMap((naming) => {
      const record = records.get(recordNameText(naming));
      return record === undefined ? [] : [{ ...record, known: naming.known, change: naming.change }];
    })
    .sort((a, b) => a.known.seq - b.known.seq || a.revision - b.revision);
}
