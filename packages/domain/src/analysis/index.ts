export type { Rank } from './rank.ts';
