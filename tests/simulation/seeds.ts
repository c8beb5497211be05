/** How many seeds `npm test` runs: 1 to this. */
export const SEEDS = 500;
