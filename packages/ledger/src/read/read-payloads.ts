import type { RecordName } from '@counterweight/contracts/events';
import { type Ledger, type LedgerRecord, recordNameText } from '../ports/ledger.ts';

/** Payloads are read this many at a time, each of at most 256 KB. */
const RECORDS_AT_ONCE = 100;

/**
 * Reads the records of groups in order, and ends with the group at which their payloads take more than `maxBytes`: so many
 * groups are whole. Records that are not there are missing in the answer.
 */
export async function readUpTo<Name extends RecordName>(
  groups: readonly (readonly Name[])[],
  maxBytes: number,
  ledger: Pick<Ledger, 'records'>,
): Promise<{ readonly records: ReadonlyMap<string, LedgerRecord>; readonly whole: number }> {
  const records = new Map<string, LedgerRecord>();
  let bytes = 0;
  let whole = 0;
  while (whole < groups.length && bytes <= maxBytes) {
    const end = chunkEnd(groups, whole);
    for (const group of chunksOf(groups.slice(whole, end).flat())) {
      for (const [text, record] of await ledger.records(group)) records.set(text, record);
    }
    for (const group of groups.slice(whole, end)) {
      if (whole > 0 && bytes > maxBytes) break;
      bytes += group.reduce((sum, name) => sum + payloadBytes(records.get(recordNameText(name))), 0);
      whole += 1;
    }
  }
  return { records, whole };
}

function chunkEnd(groups: readonly (readonly unknown[])[], start: number): number {
  let records = groups[start]?.length ?? 0;
  let end = start + 1;
  while (end < groups.length && records + (groups[end]?.length ?? 0) <= RECORDS_AT_ONCE) {
    records += groups[end]?.length ?? 0;
    end += 1;
  }
  return end;
}

function chunksOf<Name>(names: readonly Name[]): readonly (readonly Name[])[] {
  const count = Math.ceil(names.length / RECORDS_AT_ONCE);
  return Array.from({ length: count }, (_, n) => names.slice(n * RECORDS_AT_ONCE, (n + 1) * RECORDS_AT_ONCE));
}

function payloadBytes(record: LedgerRecord | undefined): number {
  return record?.payload.kept === true ? Buffer.byteLength(JSON.stringify(record.payload.data)) : 0;
}
