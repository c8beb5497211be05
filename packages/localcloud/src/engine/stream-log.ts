import { hashOf, type KeySchema, orderOf } from './key-encoding.ts';
import type { StreamRecord } from './stream-record.ts';

/** How long a record can be read, milliseconds: DynamoDB's 24 hours. */
export const STREAM_RETENTION_MS = 24 * 60 * 60 * 1000;

/** A table's stream, read in process. A lane keeps the order of every key in it. */
export interface TableStream {
  readonly arn: string;
  /** How many lanes there are; lanes are numbered from 0. */
  readonly lanes: number;
  /** Up to `limit` records of a lane after a sequence number, or from the oldest kept when there is none. */
  read(lane: number, afterSequenceNumber: string | undefined, limit: number): readonly StreamRecord[];
  /** Calls the listener after each commit that added records; returns the way to stop. */
  onAppend(listener: () => void): () => void;
}

/** The kept records of one table's stream, by lane. */
export class StreamLog implements TableStream {
  readonly arn: string;
  readonly lanes: number;
  readonly viewType: string;
  readonly #schema: KeySchema;
  readonly #records: StreamRecord[][];
  readonly #listeners = new Set<() => void>();

  constructor(arn: string, viewType: string, lanes: number, schema: KeySchema) {
    this.arn = arn;
    this.viewType = viewType;
    this.lanes = lanes;
    this.#schema = schema;
    this.#records = Array.from({ length: lanes }, () => []);
  }

  read(lane: number, afterSequenceNumber: string | undefined, limit: number): readonly StreamRecord[] {
    const records = this.#records[lane];
    if (!records) throw new RangeError(`${this.arn} has lanes 0 to ${this.lanes - 1}, not ${lane}`);
    if (afterSequenceNumber === undefined) return records.slice(0, limit);
    let [low, high] = [0, records.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const sequence = records[middle]?.dynamodb.SequenceNumber ?? '';
      if (sequence > afterSequenceNumber) high = middle;
      else low = middle + 1;
    }
    return records.slice(low, low + limit);
  }

  onAppend(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Adds a record to its key's lane; sequence numbers must rise. */
  append(record: StreamRecord): void {
    const { name, type } = this.#schema.hash;
    const hash = record.dynamodb.Keys[name];
    const lane = hash ? hashOf(orderOf(hash, type)) % this.lanes : 0;
    this.#records[lane]?.push(record);
  }

  /** Tells the listeners that records were added; what they throw must not spoil the commit. */
  announce(): void {
    for (const listener of this.#listeners) queueMicrotask(listener);
  }

  /** Forgets records made before `horizonMs` and returns their sequence numbers. */
  trim(horizonMs: number): string[] {
    const trimmed: string[] = [];
    for (const records of this.#records) {
      let count = 0;
      while (isBefore(records[count], horizonMs)) count += 1;
      for (const record of records.splice(0, count)) trimmed.push(record.dynamodb.SequenceNumber);
    }
    return trimmed;
  }
}

function isBefore(record: StreamRecord | undefined, horizonMs: number): boolean {
  return record !== undefined && record.dynamodb.ApproximateCreationDateTime * 1000 < horizonMs;
}
