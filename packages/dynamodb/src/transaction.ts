import {
  type Delete,
  type DynamoDBClient,
  type Put,
  TransactWriteItemsCommand,
  type Update,
} from '@aws-sdk/client-dynamodb';
import type { CommitItem, CommitOutcome } from '@counterweight/ledger';
import { reasonsOf } from './cancellation.ts';

/** One item of a transaction, with what a refusal of it is told as. */
export interface TransactionItem {
  readonly item: CommitItem;
  readonly write: { readonly Put: Put } | { readonly Update: Update } | { readonly Delete: Delete };
}

/** DynamoDB's own limit. */
const MAX_ITEMS = 100;

/**
 * Writes all of them or none. Never throws: whatever went wrong is a reason. The client's own token makes its retries of
 * one call safe; a response lost for good is `unavailable`, and the conditions tell whoever tries again.
 */
export async function transact(client: DynamoDBClient, items: readonly TransactionItem[]): Promise<CommitOutcome> {
  if (items.length > MAX_ITEMS) {
    const message = `${items.length} items; at most ${MAX_ITEMS} fit`;
    return { committed: false, reasons: [{ item: { type: 'transaction' }, code: 'invalid', message }] };
  }
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: items.map(({ write }) => ({ ...write })) }));
    return { committed: true };
  } catch (error) {
    const named = items.map(({ item }) => item);
    return { committed: false, reasons: reasonsOf(error, named) };
  }
}
