import type { StreamRecord } from '../../../engine/stream-record.ts';

/** A stream record and its JSON text, made once. */
export interface StreamItem {
  readonly record: StreamRecord;
  readonly json: string;
  readonly sequenceNumber: string;
}

// Lambda takes payloads of 6 MB.
const maxBatchBytes = 6_000_000;

/** The leading records that fit one invocation's payload, at least one. */
export function fittingItems(records: readonly StreamRecord[]): readonly StreamItem[] {
  const items: StreamItem[] = [];
  let bytes = 0;
  for (const record of records) {
    const json = JSON.stringify(record);
    bytes += Buffer.byteLength(json);
    if (items.length > 0 && bytes > maxBatchBytes) break;
    items.push({ record, json, sequenceNumber: record.dynamodb.SequenceNumber });
  }
  return items;
}

/** The Lambda event of a batch. */
export function streamPayload(items: readonly StreamItem[]): string {
  return `{"Records":[${items.map(({ json }) => json).join(',')}]}`;
}

/** When the record was made, epoch milliseconds. */
export function arrivalMs({ record }: StreamItem): number {
  return record.dynamodb.ApproximateCreationDateTime * 1000;
}
