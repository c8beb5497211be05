import type { Day, Seq } from '@counterweight/domain/values';
import { seqSchema } from '@counterweight/domain/values';

/** The last position of each known day, in order of day. */
export type DayEnds = readonly (readonly [day: Day, last: Seq])[];

const BEGINNING = seqSchema.parse(0);

/** Which day each position of the journal is of. */
export class DaysIndex {
  readonly #days: Day[];
  readonly #ends: Seq[];

  constructor(ends: DayEnds = []) {
    this.#days = ends.map(([day]) => day);
    this.#ends = ends.map(([, last]) => last);
  }

  /** Takes the next position in, which is of the last day or a later one. */
  extend(day: Day, seq: Seq): void {
    if (this.#days.at(-1) !== day) this.#days.push(day);
    this.#ends[this.#days.length - 1] = seq;
  }

  /** The day of a position; `undefined` for 0 and for what is not taken in yet. */
  dayOf(seq: Seq): Day | undefined {
    if (seq === 0) return undefined;
    return this.#days[firstIndex(this.#ends, (end) => end >= seq)];
  }

  /** The last position of a day or of those before it; 0 when there is none. */
  endOf(day: Day): Seq {
    const later = firstIndex(this.#days, (held) => held > day);
    return this.#ends[later - 1] ?? BEGINNING;
  }

  /** The days up to a position, the last of which may go on after it. */
  endsUpTo(seq: Seq): DayEnds {
    const later = firstIndex(this.#ends, (end) => end >= seq);
    return this.ends()
      .slice(0, seq === 0 ? 0 : later + 1)
      .map(([day, end]) => [day, end > seq ? seq : end]);
  }

  ends(): DayEnds {
    return this.#days.map((day, index) => [day, this.#ends[index] ?? BEGINNING]);
  }
}

/** The first index from which on the test holds, which it does from there to the end. */
export function firstIndex<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
