import type { TableStream } from '../../../engine/stream-log.ts';
import type { CloudContext } from '../../../runtime/cloud-context.ts';
import { Semaphore } from '../../../runtime/semaphore.ts';
import type { StreamMappingModel } from '../../../template/model.ts';
import type { Queue } from '../../sqs/queue.ts';
import type { Invocable } from '../function-pool.ts';
import { type DiscardedBatch, failureMessage } from './failure-message.ts';
import { StreamLane } from './stream-lane.ts';
import { StreamPositions } from './stream-positions.ts';

export interface StreamSourceOptions extends CloudContext {
  readonly mapping: StreamMappingModel;
  readonly stream: TableStream;
  readonly pool: Invocable;
  readonly onFailure: Queue | undefined;
}

/** A stream's event-source mapping: a reader per lane, as many batches at once as the parallelization factor says. */
export class StreamSource {
  readonly #options: StreamSourceOptions;
  readonly #positions: StreamPositions;
  readonly #lanes: readonly StreamLane[];
  #unsubscribe: (() => void) | undefined;

  constructor(options: StreamSourceOptions) {
    this.#options = options;
    const positions = new StreamPositions(options.store, options.mapping.name);
    const places = new Semaphore(options.mapping.parallelizationFactor);
    const discard = (batch: DiscardedBatch) => this.#discard(batch);
    this.#positions = positions;
    this.#lanes = Array.from(
      { length: options.stream.lanes },
      (_, lane) => new StreamLane({ ...options, lane, positions, places, discard }),
    );
  }

  async start(): Promise<void> {
    const { mapping, stream } = this.#options;
    const known = await this.#positions.load(stream.lanes);
    if (!known && mapping.startingPosition === 'LATEST') await this.#skipToEnd();
    this.#unsubscribe = stream.onAppend(() => this.#wake());
    this.#wake();
  }

  get quiet(): boolean {
    return this.#lanes.every((lane) => lane.quiet);
  }

  close(): void {
    this.#unsubscribe?.();
    for (const lane of this.#lanes) lane.close();
  }

  #wake(): void {
    for (const lane of this.#lanes) lane.wake();
  }

  async #skipToEnd(): Promise<void> {
    const { stream } = this.#options;
    for (let lane = 0; lane < stream.lanes; lane += 1) {
      let position: string | undefined;
      for (let last = stream.read(lane, position, 1000).at(-1); last; last = stream.read(lane, position, 1000).at(-1)) {
        position = last.dynamodb.SequenceNumber;
      }
      await this.#positions.advance(lane, position);
    }
  }

  async #discard(batch: DiscardedBatch): Promise<void> {
    const { mapping, log, onFailure } = this.#options;
    log({ type: 'messages.discarded', mapping: mapping.name, count: batch.items.length, why: batch.condition });
    await onFailure?.send(failureMessage(batch));
  }
}
