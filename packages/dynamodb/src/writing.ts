import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Connection } from './connection.ts';
import type { RawItem } from './reading.ts';
import type { StoredItem } from './stored-item.ts';

/** BatchWriteItem takes 25 requests and 16 MB; an item here is at most 400 KB. */
const MAX_BATCH = 25;
const LANES = 8;
const MAX_TRIES = 10;

/** Writes items one by one, whatever was there; no key twice. Throws when some stay unwritten. */
export async function putItems(connection: Connection, table: string, items: readonly StoredItem[]): Promise<void> {
  await writeAll(
    connection,
    table,
    items.map((item) => ({ PutRequest: { Item: marshall(item) } })),
  );
}

/** Deletes items that have `pk` and `sk`, as they come. Throws when some stay. */
export async function deleteItems(connection: Connection, table: string, items: AsyncIterable<RawItem>): Promise<void> {
  let requests: WriteRequest[] = [];
  for await (const { pk, sk } of items) {
    if (pk !== undefined && sk !== undefined) requests.push({ DeleteRequest: { Key: { pk, sk } } });
    if (requests.length < LANES * MAX_BATCH) continue;
    await writeAll(connection, table, requests);
    requests = [];
  }
  await writeAll(connection, table, requests);
}

async function writeAll(connection: Connection, table: string, requests: readonly WriteRequest[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(requests.length / MAX_BATCH) }, (_, index) =>
    requests.slice(index * MAX_BATCH, (index + 1) * MAX_BATCH),
  );
  let next = 0;
  const lane = async () => {
    for (let batch = batches[next++]; batch !== undefined; batch = batches[next++]) {
      await writeBatch(connection, table, batch);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** What a batch leaves unprocessed is sent again after a wait. */
async function writeBatch(
  { client, backOff }: Connection,
  table: string,
  batch: readonly WriteRequest[],
): Promise<void> {
  let pending: readonly WriteRequest[] = batch;
  for (let attempt = 1; pending.length > 0; attempt += 1) {
    const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: [...pending] } }));
    pending = answer.UnprocessedItems?.[table] ?? [];
    if (pending.length === 0) return;
    if (attempt === MAX_TRIES) throw new Error(`${table}: ${pending.length} items stay unwritten`);
    await backOff(attempt);
  }
}
