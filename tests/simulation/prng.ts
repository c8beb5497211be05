/** A seeded source of choices: the same seed makes the same choices, on any machine. */
export interface Prng {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<const Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number];
  /** One of the items, taken out of the list; `undefined` when it is empty. */
  take<Item>(items: Item[]): Item | undefined;
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** Mulberry32. */
export function createPrng(seed: number): Prng {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const take = <Item>(items: Item[]) => items.splice(below(items.length), 1)[0];
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)],
    take,
    shuffled(items) {
      const rest = [...items];
      return items.flatMap(() => {
        const taken = take(rest);
        return taken === undefined ? [] : [taken];
      });
    },
  };
}
