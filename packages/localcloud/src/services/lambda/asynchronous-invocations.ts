import type { CloudContext } from '../../runtime/cloud-context.ts';
import type { QueueModel } from '../../template/model.ts';
import type { QueueMessage } from '../sqs/message-log.ts';
import { Queue } from '../sqs/queue.ts';
import type { Invocable } from './function-pool.ts';
import { redeliveryDelayMs } from './redelivery-delay.ts';

export interface AsynchronousInvocationsOptions extends CloudContext {
  readonly pool: Invocable;
  readonly deadLetters: Queue | undefined;
}

const longerThanAnyInvocationMs = 3_600_000;

/** Lambda's own queue in front of a function: retries an asynchronous invocation, then hands it to the dead letters. */
export class AsynchronousInvocations {
  readonly queue: Queue;
  readonly #options: AsynchronousInvocationsOptions;
  #running = 0;
  #closed = false;

  constructor(options: AsynchronousInvocationsOptions) {
    this.#options = options;
    const { arn, name, logicalId, asynchronous } = options.pool.model;
    const model: QueueModel = {
      logicalId,
      name: `asynchronous/${name}`,
      arn,
      visibilityTimeoutMs: longerThanAnyInvocationMs,
      delayMs: 0,
      retentionMs: asynchronous.maximumAgeMs,
      redrive: undefined,
    };
    this.queue = new Queue({ model, store: options.store, activity: options.activity, now: options.now });
  }

  async start(): Promise<void> {
    await this.queue.load();
    this.queue.onVisible(() => this.#pump());
    this.#pump();
  }

  get quiet(): boolean {
    const { visible, inFlight, delayed } = this.queue.depth;
    return this.#running + visible + inFlight + delayed === 0;
  }

  close(): void {
    this.#closed = true;
    this.queue.close();
  }

  #pump(): void {
    while (!this.#closed && this.queue.depth.visible > 0) {
      this.#running += 1;
      void this.#runOne();
    }
  }

  async #runOne(): Promise<void> {
    const { pool, log, activity } = this.#options;
    try {
      for (const message of await this.queue.receive(1)) await this.#invoke(message);
    } catch (error) {
      if (!this.#closed) log({ type: 'internal.error', where: pool.model.name, error });
    } finally {
      this.#running -= 1;
      activity.changed();
    }
  }

  async #invoke(message: QueueMessage): Promise<void> {
    const { pool, deadLetters, log } = this.#options;
    const outcome = await pool.invoke(message.body);
    if (this.#closed) return;
    const spent = message.receiveCount > pool.model.asynchronous.maximumRetryAttempts;
    if (!outcome.ok && !spent) return this.queue.release([message], redeliveryDelayMs(message.receiveCount));
    if (!outcome.ok) {
      const { errorType, errorMessage } = outcome.error;
      log({ type: 'messages.discarded', mapping: this.queue.model.name, count: 1, why: errorType });
      await deadLetters?.send(message.body, {
        RequestID: outcome.requestId,
        ErrorCode: '200',
        ErrorMessage: errorMessage.slice(0, 1024),
      });
    }
    await this.queue.delete([message]);
  }
}
