/** The same numbers for the same seed (mulberry32). */
export interface Random {
  /** A whole number from 0 up to, and without, a bound. */
  below(bound: number): number;
  /** One of some values. Throws when there are none. */
  of<Value>(values: readonly Value[]): Value;
}

export function randomOf(seed: number): Random {
  let state = seed;
  const below = (bound: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * bound);
  };
  return {
    below,
    of(values) {
      const [value] = values.slice(below(values.length));
      if (value === undefined) throw new RangeError('nothing to choose from');
      return value;
    },
  };
}
