import { ClassicLevel } from 'classic-level';
import { type LevelChange, ReopeningLevel } from '../runtime/reopening-level.ts';

/** One row of the log to write or remove. */
export type LogOperation = LevelChange;

/** Where each kind of row stands in the log; prefixes end in `!`. */
export const logKey = {
  table: (name: string): string => `table!${name}`,
  items: (tableId: string): string => `item!${tableId}!`,
  records: (tableId: string): string => `stream!${tableId}!`,
  token: (token: string): string => `token!${token}`,
  deleted: (tableId: string): string => `deleted!${tableId}`,
  sequence: 'counter!sequence',
} as const;

/** Where commits are kept. A `write` is all there or not at all, also after kill -9. */
export interface CommitLog {
  write(operations: LogOperation[]): Promise<void>;
  /** Why it cannot write, if it cannot. */
  fault(): Promise<string | undefined>;
  /** Every row whose key starts with the prefix, in key order, a page at a time; the prefix ends in `!`. */
  pages(prefix: string): AsyncIterable<[string, string][]>;
  clear(prefix: string): Promise<void>;
  close(): Promise<void>;
}

const PAGE_ROWS = 1000;
const READ_AHEAD_BYTES = 1024 * 1024;

function rangeOf(prefix: string): { gte: string; lt: string } {
  // '"' is the character after '!', with which every prefix ends.
  return { gte: prefix, lt: `${prefix.slice(0, -1)}"` };
}

class LevelCommitLog implements CommitLog {
  readonly #level: ClassicLevel<string, string>;
  readonly #writes: ReopeningLevel;

  constructor(level: ClassicLevel<string, string>) {
    this.#level = level;
    this.#writes = new ReopeningLevel(level);
  }

  write(operations: LogOperation[]): Promise<void> {
    return this.#writes.batch(operations);
  }

  fault(): Promise<string | undefined> {
    return this.#writes.fault();
  }

  async *pages(prefix: string): AsyncIterable<[string, string][]> {
    const iterator = this.#level.iterator({ ...rangeOf(prefix), highWaterMarkBytes: READ_AHEAD_BYTES });
    try {
      for (let page = await iterator.nextv(PAGE_ROWS); page.length > 0; page = await iterator.nextv(PAGE_ROWS))
        yield page;
    } finally {
      await iterator.close();
    }
  }

  clear(prefix: string): Promise<void> {
    return this.#level.clear(rangeOf(prefix));
  }

  close(): Promise<void> {
    return this.#level.close();
  }
}

const memoryLog: CommitLog = {
  write: () => Promise.resolve(),
  fault: () => Promise.resolve(undefined),
  async *pages() {},
  clear: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** Opens the log in `dir`, which one process may hold at a time; without a directory nothing outlives the process. */
export async function openCommitLog(dir: string | undefined): Promise<CommitLog> {
  if (dir === undefined) return memoryLog;
  const level = new ClassicLevel<string, string>(dir, { keyEncoding: 'utf8', valueEncoding: 'utf8' });
  await level.open();
  return new LevelCommitLog(level);
}
