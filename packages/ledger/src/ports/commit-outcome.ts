/** Which of a transaction's items a reason speaks of. */
export type CommitItem =
  | { readonly type: 'head' | 'journal' | 'record' }
  | { readonly type: 'state'; readonly key: string }
  /** The whole transaction: a refusal or a failure that names no item. */
  | { readonly type: 'transaction' };

/**
 * Why an item stopped a transaction. `condition_failed`: what it was based on has changed. `conflict`, `throttled`,
 * `unavailable`: nothing was wrong, try again (after `unavailable` the transaction may even have been committed).
 * `invalid`: it can never be stored.
 */
export interface CancellationReason {
  readonly item: CommitItem;
  readonly code: 'condition_failed' | 'conflict' | 'throttled' | 'unavailable' | 'invalid';
  readonly message?: string;
}

/** The end of a transaction. A cancelled one changed nothing and gives every reason, not only the first. */
export type CommitOutcome =
  | { readonly committed: true }
  | { readonly committed: false; readonly reasons: readonly CancellationReason[] };

export type CancellationVerdict = 'invalid' | 'raced' | 'transient';

/**
 * Classifies a cancellation by all of its reasons. `invalid` only when no reason is of another sort, since a refusal
 * beside a race may be the race's doing; `raced` when anything it was based on has changed, whatever stands beside it;
 * else `transient`.
 */
export function classifyCancellation(reasons: readonly CancellationReason[]): CancellationVerdict {
  if (reasons.length > 0 && reasons.every(({ code }) => code === 'invalid')) return 'invalid';
  if (reasons.some(({ code }) => code === 'condition_failed')) return 'raced';
  return 'transient';
}
