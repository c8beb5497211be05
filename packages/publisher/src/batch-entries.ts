import type { BusEntry } from './put-events-port.ts';

/** PutEvents takes at most this many entries. */
export const MAX_BATCH_ENTRIES = 10;

/** All entries of a request together, as `entryBytes` counts: the limit that every region has had. */
export const MAX_BATCH_BYTES = 256 * 1024;

const TIME_BYTES = 14;

/** The size of an entry as PutEvents counts it: 14 for a time, else the UTF-8 bytes of source, detail-type, detail and resources. */
export function entryBytes(entry: Pick<BusEntry, 'Source' | 'DetailType' | 'Detail' | 'Time' | 'Resources'>): number {
  const text = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  const bytes = text.reduce((sum, part) => sum + Buffer.byteLength(part, 'utf8'), 0);
  return bytes + (entry.Time === undefined ? 0 : TIME_BYTES);
}

/** Splits into requests by count and by bytes, keeping the order. An item larger than a request stands alone. */
export function batchBySize<Item>(items: readonly Item[], bytesOf: (item: Item) => number): readonly Item[][] {
  const batches: Item[][] = [];
  let batch: Item[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = bytesOf(item);
    if (batch.length > 0 && (batch.length === MAX_BATCH_ENTRIES || bytes + size > MAX_BATCH_BYTES)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(item);
    bytes += size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
