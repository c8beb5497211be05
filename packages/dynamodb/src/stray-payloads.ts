import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import type { RecordName } from '@counterweight/contracts/events';
import { type PayloadName, type RecordEntry, recordNameText } from '@counterweight/ledger';
import type { Connection } from './connection.ts';
import { type Key, payloadKey, payloadNameOf, recordKey } from './keys.ts';
import { getItem, getItems, type PartitionQuery, queryItems, type RawItem } from './reading.ts';
import { readEntry } from './record-item.ts';

/** Of items that hold payloads, those whose record is not there, has other content or was redacted. The record is read after them. */
export async function strayAmong(
  { client, tables, backOff }: Connection,
  items: readonly RawItem[],
): Promise<readonly PayloadName[]> {
  const names = items.map((item) => payloadNameOf(keyOf(item)));
  const records = (await getItems(client, tables.ledger, names.map(recordKey), backOff)).map(readEntry);
  const held = new Map(records.map((record) => [recordNameText(record), record]));
  return names.filter((name) => !has(held.get(recordNameText(name)), name));
}

/** Deletes what stands apart of a record and is not its payload; whatever belongs to a record that may come stays. */
export async function eraseStrays(connection: Connection, name: RecordName): Promise<void> {
  const item = await getItem(connection.client, connection.tables.ledger, recordKey(name));
  if (item === undefined) return;
  const { hash, payload } = readEntry(item);
  await erasePayloads(connection, name, payload.kept === 'apart' ? hash : undefined);
}

/** Deletes what stands apart of a record's name, but the payload of this hash. */
export async function erasePayloads(
  { client, tables }: Connection,
  name: RecordName,
  kept: string | undefined,
): Promise<void> {
  const table = tables.ledger;
  const { pk, sk: startsWith } = payloadKey(name, '');
  const query: PartitionQuery = { table, partition: ['pk', pk], range: { attribute: 'sk', startsWith } };
  for await (const { pk: partition, sk } of queryItems(client, query)) {
    if (partition?.S === undefined || sk?.S === undefined) continue;
    if (payloadNameOf({ pk: partition.S, sk: sk.S }).hash === kept) continue;
    await client.send(new DeleteItemCommand({ TableName: table, Key: { pk: partition, sk } }));
  }
}

function has(record: RecordEntry | undefined, { hash }: PayloadName): boolean {
  return record?.hash === hash && record.payload.kept === 'apart';
}

function keyOf({ pk, sk }: RawItem): Key {
  return { pk: pk?.S ?? '', sk: sk?.S ?? '' };
}
