import type { AppendEntry } from '@counterweight/ledger';
import { busIdItem, receiptItem } from './receipt-item.ts';
import { recordItem } from './record-item.ts';
import { absent, putOf } from './stored-item.ts';
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
