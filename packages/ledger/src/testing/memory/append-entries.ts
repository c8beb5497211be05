import type { CancellationReason, CommitOutcome } from '../../ports/commit-outcome.ts';
import { type AppendEntry, entityText, eventKeyText, type LedgerRecord, recordNameText } from '../../ports/ledger.ts';
import { type MemoryStore, partitionIn } from './memory-store.ts';
import { sealedCopy } from './sealed-copy.ts';

const MAX_ENTRIES = 33;

/** Appends all entries or, when any record's name or receipt's key is taken, none; every taken one is a reason. */
export function appendEntries(store: MemoryStore, entries: readonly AppendEntry[]): CommitOutcome {
  const misuse = misuseOf(entries);
  if (misuse !== undefined) {
    return { committed: false, reasons: [{ item: { type: 'transaction' }, code: 'invalid', message: misuse }] };
  }
  const reasons = entries.flatMap((entry, index) => reasonsAgainst(store, entry, index));
  if (reasons.length > 0) return { committed: false, reasons };
  for (const entry of sealedCopy(entries)) storeEntry(store, entry);
  return { committed: true };
}

/** A transaction may touch an item once. */
function misuseOf(entries: readonly AppendEntry[]): string | undefined {
  if (entries.length > MAX_ENTRIES) return `${entries.length} entries; at most ${MAX_ENTRIES}`;
  const items = entries.flatMap(({ record, receipt, busId }) => [
    `bus id ${busId}`,
    ...(record === undefined ? [] : [`record ${recordNameText(record)}`]),
    ...(receipt === undefined ? [] : [`receipt ${eventKeyText(receipt)}`]),
  ]);
  const twice = items.find((item, index) => items.indexOf(item) !== index);
  return twice === undefined ? undefined : `${twice} is named twice`;
}

function reasonsAgainst(store: MemoryStore, entry: AppendEntry, index: number): readonly CancellationReason[] {
  const reasons: CancellationReason[] = [];
  if (entry.record !== undefined && store.records.has(recordNameText(entry.record))) {
    reasons.push({ item: { type: 'record', entry: index }, code: 'condition_failed' });
  }
  if (entry.receipt !== undefined && store.receipts.has(eventKeyText(entry.receipt))) {
    reasons.push({ item: { type: 'receipt', entry: index }, code: 'condition_failed' });
  }
  return reasons;
}

function storeEntry(store: MemoryStore, { record, receipt, busId, event }: AppendEntry): void {
  store.busIds.set(busId, event);
  if (receipt !== undefined) store.receipts.set(eventKeyText(receipt), receipt);
  if (record !== undefined) storeRecord(store, record);
}

function storeRecord(store: MemoryStore, record: LedgerRecord): void {
  placeRecord(store, record);
  store.onRecord?.(record);
}

/** Puts a record wherever records are found, whatever was there. */
export function placeRecord(store: MemoryStore, record: LedgerRecord): void {
  const name = recordNameText(record);
  const key = recordKey(record);
  store.records.put(name, record);
  partitionIn(store.entities, entityText(record)).put(`REC#${key}`, { type: 'record', name, record });
  partitionIn(store.bySource, `${record.source} ${record.kind}`).put(`${record.entity}#${key}`, record);
  const day = record.acceptedAt.slice(0, 10);
  partitionIn(store.byAcceptedDay, day).put(`${record.acceptedAt}#${record.kind}#${record.entity}#${key}`, record);
}

/** A record's place among those of its entity; revisions in order of number. */
export function recordKey({ record, revision }: Pick<LedgerRecord, 'record' | 'revision'>): string {
  return `${record}#${String(revision).padStart(10, '0')}`;
}
