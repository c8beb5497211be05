import { type DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { type CommitItem, type CommitOutcome, MAX_TRANSACTION_ITEMS } from '@counterweight/ledger';
import { reasonsOf } from './cancellation.ts';
import type { putOf } from './stored-item.ts';

/** One item of a transaction, with what a refusal of it is told as. */
export interface TransactionItem {
  readonly item: CommitItem;
  readonly put: ReturnType<typeof putOf>;
}

/**
 * Writes all of them or none. Never throws: whatever went wrong is a reason. The client's own token makes its retries of
 * one call safe; a response lost for good is `unavailable`, and the conditions tell whoever tries again.
 */
export async function transact(client: DynamoDBClient, items: readonly TransactionItem[]): Promise<CommitOutcome> {
  const misuse = misuseOf(items);
  if (misuse !== undefined) {
    return { committed: false, reasons: [{ item: { type: 'transaction' }, code: 'invalid', message: misuse }] };
  }
  if (items.length === 0) return { committed: true };
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: items.map(({ put }) => ({ Put: put })) }));
    return { committed: true };
  } catch (error) {
    const named = items.map(({ item }) => item);
    return { committed: false, reasons: reasonsOf(error, named) };
  }
}

/** The service refuses both; DynamoDB Local takes an item twice for a failed condition. */
function misuseOf(items: readonly TransactionItem[]): string | undefined {
  if (items.length > MAX_TRANSACTION_ITEMS) return `${items.length} items; at most ${MAX_TRANSACTION_ITEMS} fit`;
  const seen = new Set<string>();
  for (const { put } of items) {
    const key = `${put.TableName} ${put.Item?.pk?.S} ${put.Item?.sk?.S}`;
    if (seen.has(key)) return `${key} is written twice`;
    seen.add(key);
  }
  return undefined;
}
