import { z } from 'zod';
import type { StateStore } from '../../../runtime/state-store.ts';

const positionsSchema = z.array(z.string().nullable());

/** How far each lane of a stream has been read by one mapping, durably. undefined: from the start. */
export class StreamPositions {
  readonly #store: StateStore;
  readonly #key: string;
  #positions: (string | undefined)[] = [];

  constructor(store: StateStore, mappingName: string) {
    this.#store = store;
    this.#key = `position!${mappingName}`;
  }

  /** Reads the positions of the last run; false when there was none. */
  async load(lanes: number): Promise<boolean> {
    for await (const [key, value] of this.#store.entries(this.#key)) {
      if (key !== this.#key) continue;
      const stored = positionsSchema.parse(JSON.parse(value)).map((position) => position ?? undefined);
      this.#positions = stored.length === lanes ? stored : Array.from({ length: lanes }, () => earliest(stored));
      return true;
    }
    this.#positions = Array.from({ length: lanes }, () => undefined);
    return false;
  }

  of(lane: number): string | undefined {
    return this.#positions[lane];
  }

  async advance(lane: number, sequenceNumber: string | undefined): Promise<void> {
    const advanced = this.#positions.with(lane, sequenceNumber);
    const value = JSON.stringify(advanced.map((position) => position ?? null));
    await this.#store.commit([{ type: 'put', key: this.#key, value }]);
    this.#positions[lane] = sequenceNumber;
  }
}

/** With another number of lanes keys lie in other lanes: all start where the slowest stood, and some records come again. */
function earliest(positions: readonly (string | undefined)[]): string | undefined {
  const known = positions.filter((position) => position !== undefined);
  // The engine writes sequence numbers in one width, so that text order is their order.
  return known.length < positions.length ? undefined : known.toSorted()[0];
}
