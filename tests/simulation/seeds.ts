/** How many seeds `npm test` runs: 1 to this. */
export const SEEDS = 500;

/** How many a mutant may take to be noticed: some faults need a reader, a rebuild and its clearing at one moment. */
export const MUTANT_SEEDS = 2_000;
