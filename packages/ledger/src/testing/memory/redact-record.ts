import type { CancellationReason } from '../../ports/commit-outcome.ts';
import { type Redaction, recordNameText, redactedRecord } from '../../ports/ledger.ts';
import { placeRecord } from './append-entries.ts';
import type { MemoryStore } from './memory-store.ts';
import { sealedCopy } from './sealed-copy.ts';

/** Why a record cannot be redacted: it is not there, it is another, or its payload is gone already. */
export function redactionReasons(store: MemoryStore, { record }: Redaction): readonly CancellationReason[] {
  const held = store.records.get(recordNameText(record));
  if (held?.payload.kept && held.hash === record.hash) return [];
  return [{ item: { type: 'record', entry: 0 }, code: 'condition_failed' }];
}

/** Takes the payload from wherever the record is found. */
export function redactRecord(store: MemoryStore, redaction: Redaction): void {
  placeRecord(store, sealedCopy(redactedRecord(redaction)));
}
