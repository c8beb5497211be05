import type { Source } from '@counterweight/domain/values';

/** Events a minute that a source may send, or that it may send as many as it likes. */
export type EventsPerMinute = number | 'unlimited';

/** What a source has spent, and what the operator gave it: the one item of its token buckets. */
export interface SpentBudget {
  readonly source: Source;
  /** Absent: what the stack gives it. */
  readonly perMinute?: EventsPerMinute;
  /** When its bucket of events is full again, in epoch milliseconds: full where that is past. */
  readonly fullAtMs: number;
  /** The same of rows; absent while none were spent. */
  readonly rowsFullAtMs?: number;
  /** The same of revisions of single entities, and of links to them, by `entityBucket`; of few, those furthest from full. */
  readonly entitiesFullAtMs?: Readonly<Record<string, number>>;
  /** Counts this item's writes; the next write is conditional on it. 0: there is none yet. */
  readonly version: number;
}

export interface Budgets {
  /** Those that there are, strongly consistent. */
  find(sources: readonly Source[]): Promise<ReadonlyMap<Source, SpentBudget>>;
  /** Condition: the item's version is one less. `false`: somebody else was first. */
  put(budget: SpentBudget): Promise<boolean>;
}

/** Where events wait that came over budget: they are delivered again after a while, as their own queue delays them. */
export interface WaitingEvents {
  /** Rejects where it cannot be said that the message waits. */
  add(body: string): Promise<void>;
}
