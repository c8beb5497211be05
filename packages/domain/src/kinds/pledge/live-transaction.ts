import type { Revision } from '../../values/ids.ts';
import type { SourceReference } from '../../values/source-reference.ts';
import type { Stage, Transaction, TransactionId } from './transaction.ts';

/** A transaction whose highest revision stands. */
export interface LiveTransaction {
  readonly id: TransactionId;
  readonly revision: Revision;
  readonly transaction: Transaction;
  readonly sources: readonly SourceReference[];
  /** The stage that it moves; none for an adjustment whose target is not there. */
  readonly stage: Stage | undefined;
}

/** The transaction that an adjustment changes; none of any other. */
export function appliesTo(transaction: Transaction): TransactionId | undefined {
  return 'applies_to' in transaction ? transaction.applies_to : undefined;
}
