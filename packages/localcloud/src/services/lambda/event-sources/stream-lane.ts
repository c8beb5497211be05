import type { TableStream } from '../../../engine/stream-log.ts';
import type { CloudContext } from '../../../runtime/cloud-context.ts';
import type { Semaphore } from '../../../runtime/semaphore.ts';
import type { StreamMappingModel } from '../../../template/model.ts';
import type { Invocable } from '../function-pool.ts';
import type { DiscardedBatch } from './failure-message.ts';
import { fittingItems, type StreamItem } from './stream-batch.ts';
import { StreamDelivery } from './stream-delivery.ts';
import type { StreamPositions } from './stream-positions.ts';

export interface StreamLaneOptions extends Omit<CloudContext, 'store'> {
  readonly mapping: StreamMappingModel;
  readonly stream: TableStream;
  readonly lane: number;
  readonly pool: Invocable;
  readonly positions: StreamPositions;
  /** The batches of the mapping that may run at once. */
  readonly places: Semaphore;
  readonly discard: (batch: DiscardedBatch) => Promise<void>;
}

/** One lane (shard) of a stream: its records in order, one batch at a time, from a durable position on. */
export class StreamLane {
  readonly #options: StreamLaneOptions;
  readonly #closing = new AbortController();
  readonly #delivery: StreamDelivery;
  #running = false;
  #wakeWindow: (() => void) | undefined;

  constructor(options: StreamLaneOptions) {
    this.#options = options;
    const { lane, positions, stream } = options;
    this.#delivery = new StreamDelivery({
      ...options,
      closing: this.#closing.signal,
      advance: (item) => positions.advance(lane, item.sequenceNumber),
      discard: (batch) => options.discard({ ...batch, lane, streamArn: stream.arn }),
    });
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
    if (mapping.windowMs === 0) return;
    const until = performance.now() + mapping.windowMs;
    while (!this.#closing.signal.aborted && this.#read(mapping.batchSize).length < mapping.batchSize) {
      const leftMs = until - performance.now();
      if (leftMs <= 0) return;
      await this.#wakeWithin(leftMs);
    }
  }

  async #wakeWithin(leftMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, leftMs);
      this.#wakeWindow = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wakeWindow = undefined;
  }

  async #process(read: readonly StreamItem[]): Promise<void> {
    const { mapping, places, positions, lane } = this.#options;
    const last = read.at(-1);
    if (last === undefined || this.#closing.signal.aborted) return;
    const { filters } = mapping;
    const wanted = filters.length === 0 ? read : read.filter(({ record }) => filters.some((match) => match(record)));
    if (wanted.length > 0) {
      await places.acquire();
      try {
        await this.#delivery.deliver(wanted);
      } finally {
        places.release();
      }
    }
    // What the filter left out behind the last delivered record is done too.
    if (!this.#closing.signal.aborted && positions.of(lane) !== last.sequenceNumber) {
      await positions.advance(lane, last.sequenceNumber);
    }
  }
}
