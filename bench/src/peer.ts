import type { BenchRow, Shape } from './flat-rows.ts';

/** What a question's answer comes to, so that answers can be compared: of each key its numbers, in one order. */
export type Answer = ReadonlyMap<string, readonly number[]>;

/** A database that holds the same rows and answers the same questions. */
export interface Peer {
  readonly name: string;
  load(shape: Shape, rows: Iterable<BenchRow>): Promise<void>;
  /** How the database tests that a set has a member. */
  hasMember(set: string, member: string): string;
  /** The first column is the key; all others are numbers. */
  ask(sql: string): Promise<Answer>;
  close(): void;
}
