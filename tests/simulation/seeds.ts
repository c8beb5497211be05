/** How many seeds the unit tests run: 1 to this. `npm test` runs 500, `npm run check:simulation -- --seeds N` as many as are asked for. */
export const SEEDS = 40;

/** How many a mutant may take to be noticed, from its own seed on. */
export const MUTANT_SEEDS = 400;

/** The same over tables, where a seed takes ten times as long. */
export const MUTANT_SEEDS_OF_TABLES = 20;
