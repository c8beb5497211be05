import type { StreamRecord } from '@counterweight/ledger';

export interface Delivery {
  readonly lane: Lane;
  readonly records: readonly StreamRecord[];
}

export interface Lane {
  readonly name: string;
  readonly records: StreamRecord[];
  /** Index of the first record not yet done. */
  checkpoint: number;
  /** How many records the next try holds; halved after a failure. */
  size: number;
  tries: number;
  /** The try whose answer counts. */
  current: Delivery | undefined;
}

const MAX_BATCH = 6;
const MAX_TRIES = 3;

/** A table's stream: lanes in order, one reader each that keeps a checkpoint, retries, bisects and in the end gives up. */
export class SimulatedStream {
  readonly lanes: readonly Lane[];
  /** Entities whose records were given up: nobody delivers them any more. */
  readonly droppedEntities = new Set<string>();
  #sequence = 10n ** 20n;

  constructor(lanes: number) {
    this.lanes = Array.from({ length: lanes }, (_, index) => ({
      name: `lane ${index + 1}`,
      ...{ records: [], checkpoint: 0, size: MAX_BATCH, tries: 0, current: undefined },
    }));
  }

  /** Records of one entity share a lane. */
  append({ kind, entity, record, revision }: StreamRecord['name']): void {
    const hash = [...entity].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
    this.#sequence += 1n;
    const lane = this.lanes[hash % this.lanes.length];
    lane?.records.push({ sequenceNumber: String(this.#sequence), name: { kind, entity, record, revision } });
  }

  idleLanes(): readonly Lane[] {
    return this.lanes.filter((lane) => lane.current === undefined && lane.checkpoint < lane.records.length);
  }

  get drained(): boolean {
    return this.lanes.every((lane) => lane.checkpoint === lane.records.length);
  }

  next(lane: Lane): Delivery {
    const delivery = { lane, records: lane.records.slice(lane.checkpoint, lane.checkpoint + lane.size) };
    lane.current = delivery;
    return delivery;
  }

  /** An answer: everything before the one failure is done. An answer nobody waits for any more is ignored. */
  answer(delivery: Delivery, failures: readonly { readonly itemIdentifier: string }[]): void {
    const { lane, records } = delivery;
    if (lane.current !== delivery) return;
    const failed = records.findIndex(({ sequenceNumber }) => sequenceNumber === failures[0]?.itemIdentifier);
    lane.checkpoint += failed === -1 ? records.length : failed;
    if (failed === -1) this.#start(lane);
    else this.#retry(lane, records.slice(failed));
  }

  /** No answer came. The function may still be running. */
  giveUp(delivery: Delivery): void {
    if (delivery.lane.current === delivery) this.#retry(delivery.lane, delivery.records);
  }

  /** Records that nobody read in time are gone. */
  forget(lane: Lane): void {
    this.#drop(lane, lane.records.slice(lane.checkpoint));
  }

  #start(lane: Lane): void {
    lane.current = undefined;
    lane.size = MAX_BATCH;
    lane.tries = 0;
  }

  #retry(lane: Lane, remaining: readonly StreamRecord[]): void {
    lane.current = undefined;
    lane.tries += 1;
    lane.size = Math.max(1, Math.ceil(remaining.length / 2));
    if (lane.tries >= MAX_TRIES) this.#drop(lane, remaining);
  }

  #drop(lane: Lane, records: readonly StreamRecord[]): void {
    for (const { name } of records) this.droppedEntities.add(`${name.kind} ${name.entity}`);
    lane.checkpoint += records.length;
    this.#start(lane);
  }
}
