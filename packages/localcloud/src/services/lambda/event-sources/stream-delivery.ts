import type { CloudContext } from '../../../runtime/cloud-context.ts';
import { waitUnlessAborted } from '../../../runtime/wait.ts';
import type { StreamMappingModel } from '../../../template/model.ts';
import type { InvocationOutcome } from '../execution-environment.ts';
import type { Invocable } from '../function-pool.ts';
import { redeliveryDelayMs } from '../redelivery-delay.ts';
import { readVerdict } from './batch-response.ts';
import type { DiscardedBatch } from './failure-message.ts';
import { arrivalMs, type StreamItem, streamPayload } from './stream-batch.ts';

export interface StreamDeliveryOptions extends Pick<CloudContext, 'now' | 'log' | 'shuffle'> {
  readonly mapping: StreamMappingModel;
  readonly pool: Invocable;
  /** Makes everything up to and with this record done, durably. */
  readonly advance: (item: StreamItem) => Promise<void>;
  readonly discard: (batch: Omit<DiscardedBatch, 'lane' | 'streamArn'>) => Promise<void>;
  readonly closing: AbortSignal;
}

/** Part of a batch that is still to be delivered. */
interface Part {
  readonly items: readonly StreamItem[];
  readonly failures: number;
  readonly again: boolean;
}

/** Brings batches of one lane to a function by Lambda's rules for streams: in order, retried, split, discarded. */
export class StreamDelivery {
  readonly #options: StreamDeliveryOptions;

  constructor(options: StreamDeliveryOptions) {
    this.#options = options;
  }

  /** Resolves when every record is done or discarded, or the cloud closes. */
  async deliver(items: readonly StreamItem[]): Promise<void> {
    const { closing } = this.#options;
    const pending = await this.#fresh({ items, failures: 0, again: false });
    while (!closing.aborted) {
      const next = pending.shift();
      if (next === undefined) return;
      pending.unshift(...(await this.#attempt(next)));
    }
  }

  /** One invocation; answers what has to be delivered after it, in order. */
  async #attempt(part: Part): Promise<readonly Part[]> {
    const { mapping, pool, closing, log } = this.#options;
    const outcome = await pool.invoke(streamPayload(part.items));
    if (closing.aborted) return [];
    const ids = new Set(part.items.map(({ sequenceNumber }) => sequenceNumber));
    const verdict = readVerdict(outcome, mapping.reportBatchItemFailures, ids);
    if (verdict.type === 'done') return this.#succeeded(part);
    const failed = verdict.type === 'partial' ? verdict.failedIds.size : part.items.length;
    log({ type: 'batch.returned', mapping: mapping.name, failed, of: part.items.length });
    if (verdict.type === 'failed') return this.#failed(part, outcome, mapping.bisect);
    // The lowest reported sequence number is the checkpoint: everything from it on comes again.
    const firstFailed = part.items.findIndex(({ sequenceNumber }) => verdict.failedIds.has(sequenceNumber));
    await this.#advanceTo(part.items[firstFailed - 1]);
    const failures = firstFailed > 0 ? 0 : part.failures;
    return this.#failed({ ...part, items: part.items.slice(firstFailed), failures }, outcome, false);
  }

  async #succeeded({ items, again }: Part): Promise<readonly Part[]> {
    const { shuffle } = this.#options;
    if (shuffle === undefined || again) {
      await this.#advanceTo(items.at(-1));
      return [];
    }
    const cut = shuffle(items.length);
    const parts = [items.slice(0, cut), items.slice(cut)].filter((part) => part.length > 0);
    return parts.map((part) => ({ items: part, failures: 0, again: true }));
  }

  async #failed(part: Part, outcome: InvocationOutcome, bisect: boolean): Promise<readonly Part[]> {
    const { mapping, closing } = this.#options;
    const { items } = part;
    const failures = part.failures + 1;
    if (failures > (mapping.maximumRetryAttempts ?? Number.POSITIVE_INFINITY) && !(bisect && items.length > 1)) {
      await this.#discard(items, 'RetryAttemptsExhausted', failures, outcome);
      return [];
    }
    await waitUnlessAborted(redeliveryDelayMs(failures), closing);
    if (!bisect || items.length === 1) return this.#fresh({ ...part, failures }, outcome);
    const middle = Math.ceil(items.length / 2);
    // Splitting does not count towards the retries.
    return [items.slice(0, middle), items.slice(middle)].map((half) => ({ ...part, items: half }));
  }

  /** The part without its leading records that are too old by now; those are discarded. */
  async #fresh(part: Part, outcome?: InvocationOutcome): Promise<Part[]> {
    const { mapping, now } = this.#options;
    const oldest = now() - (mapping.maximumRecordAgeMs ?? Number.POSITIVE_INFINITY);
    const firstFresh = part.items.findIndex((item) => arrivalMs(item) >= oldest);
    const expired = firstFresh === -1 ? part.items : part.items.slice(0, firstFresh);
    if (expired.length === 0) return [part];
    await this.#discard(expired, 'RecordAgeExceeded', part.failures, outcome);
    const items = part.items.slice(expired.length);
    return items.length === 0 ? [] : [{ ...part, items }];
  }

  async #discard(
    items: readonly StreamItem[],
    condition: DiscardedBatch['condition'],
    invokeCount: number,
    outcome: InvocationOutcome | undefined,
  ): Promise<void> {
    const { pool, now, discard } = this.#options;
    await discard({ items, condition, invokeCount, outcome, functionArn: pool.model.arn, nowMs: now() });
    await this.#advanceTo(items.at(-1));
  }

  async #advanceTo(item: StreamItem | undefined): Promise<void> {
    if (item !== undefined && !this.#options.closing.aborted) await this.#options.advance(item);
  }
}
