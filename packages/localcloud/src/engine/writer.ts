import type { Item } from './attribute-value.ts';
import type { CommitLog, LogOperation } from './commit-log.ts';
import type { EncodedKey } from './key-encoding.ts';
import type { StoredItem } from './stored-item.ts';
import type { Table } from './table.ts';

/** One item replaced, added (`before` undefined) or removed (`after` undefined). */
export interface Change {
  readonly table: Table;
  readonly key: EncodedKey;
  readonly keys: Item;
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
  readonly expired: boolean;
}

/** A client token that was spent on a transaction. */
export interface SpentToken {
  readonly token: string;
  readonly digest: string;
  readonly atMs: number;
}

/** What one request wants committed, all or nothing, and what it answers afterwards. */
export interface Decision<Result> {
  readonly changes?: readonly Change[];
  readonly operations?: readonly LogOperation[];
  readonly spent?: SpentToken;
  /** Its changes are a transaction's, each of which may become visible in its own time. */
  readonly isTransaction?: boolean;
  /** Runs once the decision is durable, before the answer. */
  readonly applied?: () => void;
  readonly result: Result;
}

/** The state a decision is taken on: what is committed and what the same group is about to commit. */
export interface PendingView {
  get(table: Table, key: EncodedKey): StoredItem | undefined;
  token(token: string): SpentToken | undefined;
  /** Whether a committed transaction holds the item, which is not visible yet. */
  isHeld(table: Table, key: EncodedKey): boolean;
}

/** What is staged for one durable write. */
export interface Stage extends PendingView {
  readonly operations: LogOperation[];
  add(decision: Decision<unknown>): void;
  apply(): void;
}

interface Job {
  decide(stage: Stage): void;
  settle(): void;
  fail(error: unknown): void;
}

const LARGEST_GROUP = 256;

/** The one queue of writes: decisions are taken one after the other, those that wait together are written together. */
export class Writer {
  readonly #log: CommitLog;
  readonly #newStage: () => Stage;
  readonly #queue: Job[] = [];
  #draining: Promise<void> | undefined;

  constructor(log: CommitLog, newStage: () => Stage) {
    this.#log = log;
    this.#newStage = newStage;
  }

  /** Takes a decision in its turn; resolves when it is durable and visible, rejects with what `decide` threw. */
  submit<Result>(decide: (view: PendingView) => Decision<Result>): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    let settle = (): void => undefined;
    this.#queue.push({
      decide: (stage) => {
        try {
          const decision = decide(stage);
          stage.add(decision);
          settle = () => resolve(decision.result);
        } catch (error) {
          settle = () => reject(error);
        }
      },
      settle: () => settle(),
      fail: reject,
    });
    this.#draining ??= this.#drain();
    return promise;
  }

  /** Resolves when nothing is being written any more. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) await this.#commit(this.#queue.splice(0, LARGEST_GROUP));
    this.#draining = undefined;
  }

  async #commit(group: readonly Job[]): Promise<void> {
    const stage = this.#newStage();
    for (const job of group) job.decide(stage);
    try {
      if (stage.operations.length > 0) await this.#log.write(stage.operations);
      stage.apply();
    } catch (error) {
      for (const job of group) job.fail(error);
      return;
    }
    // A refusal too waits for the write: it may rest on what the same group staged.
    for (const job of group) job.settle();
  }
}
