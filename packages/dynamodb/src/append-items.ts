import { type AppendEntry, type Redaction, redactedRecord } from '@counterweight/ledger';
import { busIdItem, receiptItem } from './receipt-item.ts';
import { recordItem } from './record-item.ts';
import { absent, type Condition, putOf } from './stored-item.ts';
import type { TransactionItem } from './transaction.ts';

/** What an append writes: names and receipts must be new; a bus id always stands for the same event. */
export function appendItems(table: string, entries: readonly AppendEntry[]): readonly TransactionItem[] {
  return entries.flatMap(({ record, receipt, busId, event }, entry): readonly TransactionItem[] => [
    ...(record === undefined
      ? []
      : [{ item: { type: 'record', entry } as const, put: putOf(table, recordItem(record), absent('pk')) }]),
    ...(receipt === undefined
      ? []
      : [{ item: { type: 'receipt', entry } as const, put: putOf(table, receiptItem(receipt), absent('pk')) }]),
    { item: { type: 'bus_id', entry }, put: putOf(table, busIdItem(busId, event)) },
  ]);
}

/** Puts a record without its payload in its own place, where it still has one and is the one that was read. */
export function redactionItem(table: string, redaction: Redaction): TransactionItem {
  const condition: Condition = {
    expression: '#hash = :hash AND attribute_exists(#data)',
    names: { '#hash': 'hash', '#data': 'data' },
    values: { ':hash': redaction.record.hash },
  };
  const put = putOf(table, recordItem(redactedRecord(redaction)), condition);
  return { item: { type: 'record', entry: 0 }, put };
}
