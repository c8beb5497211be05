import type { CloudContext } from '../../../runtime/cloud-context.ts';
import type { QueueMappingModel } from '../../../template/model.ts';
import type { QueueMessage } from '../../sqs/message-log.ts';
import type { Queue } from '../../sqs/queue.ts';
import { receiveRecord } from '../../sqs/receive-record.ts';
import type { Invocable } from '../function-pool.ts';
import { redeliveryDelayMs } from '../redelivery-delay.ts';
import { readVerdict } from './batch-response.ts';

// Lambda takes payloads of 6 MB; what is left over is room for the records' other fields.
const maxBatchBytes = 5_000_000;

export interface QueueSourceOptions extends Pick<CloudContext, 'activity' | 'log'> {
  readonly mapping: QueueMappingModel;
  readonly queue: Queue;
  readonly pool: Invocable;
}

/** A queue's event-source mapping: batches of messages to a function, what it reports failed back to the queue. */
export class QueueSource {
  readonly #options: QueueSourceOptions;
  readonly #concurrency: number;
  #running = 0;
  #window: NodeJS.Timeout | undefined;
  #windowOver = false;
  #closed = false;

  constructor(options: QueueSourceOptions) {
    this.#options = options;
    // A batch that waited in line for the function would only use up its visibility timeout.
    this.#concurrency = Math.max(1, Math.min(options.mapping.maximumConcurrency ?? 5, options.pool.size));
  }

  start(): void {
    this.#options.queue.onVisible(() => this.#pump());
    this.#pump();
  }

  get quiet(): boolean {
    const { visible, inFlight, delayed } = this.#options.queue.depth;
    return this.#running === 0 && visible + inFlight + delayed === 0;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#window);
  }

  /** Starts batches while there are messages for one and room for it; a batch not yet full waits for its window. */
  #pump(): void {
    const { mapping, queue } = this.#options;
    while (!this.#closed && this.#running < this.#concurrency && queue.depth.visible > 0) {
      if (queue.depth.visible < mapping.batchSize && mapping.windowMs > 0 && !this.#windowOver) {
        this.#window ??= setTimeout(() => this.#endWindow(), mapping.windowMs);
        return;
      }
      clearTimeout(this.#window);
      this.#window = undefined;
      this.#windowOver = false;
      this.#running += 1;
      void this.#runBatch();
    }
  }

  #endWindow(): void {
    this.#window = undefined;
    this.#windowOver = true;
    this.#pump();
  }

  async #runBatch(): Promise<void> {
    const { mapping, queue, log } = this.#options;
    try {
      const received = await queue.receive(mapping.batchSize, maxBatchBytes);
      const wanted = await this.#dropFiltered(received);
      if (wanted.length > 0) await this.#deliver(wanted);
    } catch (error) {
      if (!this.#closed) log({ type: 'internal.error', where: mapping.name, error });
    } finally {
      this.#running -= 1;
      this.#pump();
      this.#options.activity.changed();
    }
  }

  async #deliver(messages: readonly QueueMessage[]): Promise<void> {
    const { mapping, queue, pool } = this.#options;
    const Records = messages.map((message) => receiveRecord(message, queue.model));
    const outcome = await pool.invoke(JSON.stringify({ Records }));
    if (this.#closed) return;
    const ids = new Set(messages.map((message) => message.messageId));
    const verdict = readVerdict(outcome, mapping.reportBatchItemFailures, ids);
    const failed = messages.filter(
      ({ messageId }) => verdict.type === 'failed' || (verdict.type === 'partial' && verdict.failedIds.has(messageId)),
    );
    if (failed.length > 0) {
      const { name } = mapping;
      this.#options.log({ type: 'batch.returned', mapping: name, failed: failed.length, of: messages.length });
    }
    await queue.delete(messages.filter((message) => !failed.includes(message)));
    for (const [count, group] of Map.groupBy(failed, (message) => message.receiveCount)) {
      await queue.release(group, Math.min(redeliveryDelayMs(count), queue.model.visibilityTimeoutMs));
    }
  }

  async #dropFiltered(messages: readonly QueueMessage[]): Promise<readonly QueueMessage[]> {
    const { filters } = this.#options.mapping;
    if (filters.length === 0) return messages;
    const { wanted = [], dropped = [] } = Object.groupBy(messages, (message) =>
      filters.some((matches) => matches(filterView(message))) ? 'wanted' : 'dropped',
    );
    await this.#options.queue.delete(dropped);
    return wanted;
  }
}

function filterView(message: QueueMessage): unknown {
  try {
    return { messageId: message.messageId, body: JSON.parse(message.body) };
  } catch {
    return { messageId: message.messageId, body: message.body };
  }
}
