import { setTimeout as sleep } from 'node:timers/promises';
import type { TableStream } from '../dynamodb/index.ts';
import type { InvocationOutcome } from '../functions/execution-environment.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import type { LogSink } from '../log-event.ts';
import type { Activity } from '../state/activity.ts';
import type { Random } from '../state/random.ts';
import type { Semaphore } from '../state/semaphore.ts';
import type { StreamMappingModel } from '../template/model.ts';
import { readVerdict } from './batch-response.ts';
import type { DiscardedBatch } from './failure-message.ts';
import { redeliveryDelayMs } from './redelivery-delay.ts';
import { arrivalMs, fittingItems, type StreamItem, streamPayload } from './stream-batch.ts';
import type { StreamPositions } from './stream-positions.ts';

export interface StreamLaneOptions {
  readonly mapping: StreamMappingModel;
  readonly stream: TableStream;
  readonly lane: number;
  readonly pool: FunctionPool;
  readonly positions: StreamPositions;
  /** The batches of the mapping that may run at once. */
  readonly places: Semaphore;
  readonly discard: (batch: DiscardedBatch) => Promise<void>;
  readonly activity: Activity;
  readonly log: LogSink;
  readonly now: () => number;
  /** Given: every batch that succeeded is delivered again, cut elsewhere. */
  readonly redeliver: Random | undefined;
}

/** Part of what was read, with how often it was tried. */
interface Delivery {
  readonly items: readonly StreamItem[];
  readonly failures: number;
  readonly again: boolean;
}

/** One lane (shard) of a stream: its records in order, one batch at a time, from a durable position on. */
export class StreamLane {
  readonly #options: StreamLaneOptions;
  readonly #closing = new AbortController();
  #running = false;
  #wakeWindow: (() => void) | undefined;

  constructor(options: StreamLaneOptions) {
    this.#options = options;
  }

  get quiet(): boolean {
    return !this.#running && this.#read(1).length === 0;
  }

  /** There may be new records. */
  wake(): void {
    this.#wakeWindow?.();
    if (!this.#running && !this.#closing.signal.aborted) void this.#run();
  }

  close(): void {
    this.#closing.abort();
    this.#wakeWindow?.();
  }

  #read(limit: number) {
    const { stream, lane, positions } = this.#options;
    return stream.read(lane, positions.of(lane), limit);
  }

  async #run(): Promise<void> {
    const { mapping, activity, log } = this.#options;
    this.#running = true;
    try {
      while (!this.#closing.signal.aborted && this.#read(1).length > 0) {
        await this.#fillWindow();
        await this.#process(fittingItems(this.#read(mapping.batchSize)));
      }
    } catch (error) {
      if (!this.#closing.signal.aborted) log({ type: 'internal.error', where: mapping.name, error });
    } finally {
      this.#running = false;
      activity.changed();
    }
  }

  /** Waits until the batch is full or its window is over. */
  async #fillWindow(): Promise<void> {
    const { mapping } = this.#options;
    const until = performance.now() + mapping.windowMs;
    while (!this.#closing.signal.aborted && this.#read(mapping.batchSize).length < mapping.batchSize) {
      const leftMs = until - performance.now();
      if (leftMs <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.#wakeWindow = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wakeWindow = undefined;
    }
  }

  async #process(read: readonly StreamItem[]): Promise<void> {
    const { mapping, places } = this.#options;
    const last = read.at(-1);
    if (last === undefined || this.#closing.signal.aborted) return;
    const fresh = await this.#discardExpired(read);
    const { filters } = mapping;
    const wanted = filters.length === 0 ? fresh : fresh.filter(({ record }) => filters.some((match) => match(record)));
    await places.acquire();
    try {
      if (wanted.length > 0) await this.#deliver(wanted);
    } finally {
      places.release();
    }
    await this.#advance(last);
  }

  /** Delivers until all is done or discarded; parts of a split batch stay in order. */
  async #deliver(items: readonly StreamItem[]): Promise<void> {
    const pending: Delivery[] = [{ items, failures: 0, again: false }];
    while (!this.#closing.signal.aborted) {
      const next = pending.shift();
      if (next === undefined) return;
      const rest = await this.#attempt(next);
      pending.unshift(...rest);
    }
  }

  /** One invocation; answers what has to be delivered after it. */
  async #attempt(delivery: Delivery): Promise<readonly Delivery[]> {
    const { mapping, pool } = this.#options;
    const { items } = delivery;
    const outcome = await pool.invoke(streamPayload(items));
    if (this.#closing.signal.aborted) return [];
    const ids = new Set(items.map(({ sequenceNumber }) => sequenceNumber));
    const verdict = readVerdict(outcome, mapping.reportBatchItemFailures, ids);
    if (verdict.type === 'done') return this.#succeeded(delivery);
    if (verdict.type === 'partial') {
      // The lowest reported sequence number is the checkpoint: everything after it comes again.
      const firstFailed = items.findIndex(({ sequenceNumber }) => verdict.failedIds.has(sequenceNumber));
      await this.#advance(items[firstFailed - 1]);
      const failures = firstFailed > 0 ? 0 : delivery.failures;
      return this.#failed({ ...delivery, items: items.slice(firstFailed), failures }, outcome, false);
    }
    return this.#failed(delivery, outcome, mapping.bisect);
  }

  async #succeeded({ items, again }: Delivery): Promise<readonly Delivery[]> {
    const { redeliver } = this.#options;
    if (redeliver === undefined || again) {
      await this.#advance(items.at(-1));
      return [];
    }
    const cut = redeliver(items.length);
    const parts = [items.slice(0, cut), items.slice(cut)].filter((part) => part.length > 0);
    return parts.map((part) => ({ items: part, failures: 0, again: true }));
  }

  async #failed(delivery: Delivery, outcome: InvocationOutcome, bisect: boolean): Promise<readonly Delivery[]> {
    const { items } = delivery;
    const failures = delivery.failures + 1;
    await sleep(redeliveryDelayMs(failures), undefined, { signal: this.#closing.signal });
    if (bisect && items.length > 1) {
      const middle = Math.ceil(items.length / 2);
      // Splitting does not count towards the retries.
      return [items.slice(0, middle), items.slice(middle)].map((half) => ({ ...delivery, items: half }));
    }
    if (failures > (this.#options.mapping.maximumRetryAttempts ?? Number.POSITIVE_INFINITY)) {
      await this.#discard(items, 'RetryAttemptsExhausted', failures, outcome);
      await this.#advance(items.at(-1));
      return [];
    }
    const fresh = await this.#discardExpired(items, failures, outcome);
    return fresh.length === 0 ? [] : [{ ...delivery, items: fresh, failures }];
  }

  async #discardExpired(items: readonly StreamItem[], invokeCount = 0, outcome?: InvocationOutcome) {
    const { mapping, now } = this.#options;
    const oldest = now() - (mapping.maximumRecordAgeMs ?? Number.POSITIVE_INFINITY);
    const firstFresh = items.findIndex((item) => arrivalMs(item) >= oldest);
    const expired = firstFresh === -1 ? items : items.slice(0, firstFresh);
    if (expired.length === 0) return items;
    await this.#discard(expired, 'RecordAgeExceeded', invokeCount, outcome);
    await this.#advance(expired.at(-1));
    return items.slice(expired.length);
  }

  #discard(
    items: readonly StreamItem[],
    condition: DiscardedBatch['condition'],
    invokeCount: number,
    outcome: InvocationOutcome | undefined,
  ): Promise<void> {
    const { pool, stream, lane, now, discard } = this.#options;
    const [functionArn, streamArn, nowMs] = [pool.model.arn, stream.arn, now()];
    return discard({ items, condition, invokeCount, outcome, functionArn, streamArn, lane, nowMs });
  }

  async #advance(item: StreamItem | undefined): Promise<void> {
    const { positions, lane } = this.#options;
    if (item !== undefined && !this.#closing.signal.aborted) await positions.advance(lane, item.sequenceNumber);
  }
}
