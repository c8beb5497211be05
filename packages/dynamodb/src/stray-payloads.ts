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

/** Deletes what stands apart of a redacted record; whatever belongs to a record that is there or may come stays. */
export async function eraseStrays({ client, tables }: Connection, name: RecordName): Promise<void> {
  const table = tables.ledger;
  const item = await getItem(client, table, recordKey(name));
  if (item === undefined || readEntry(item).payload.kept !== false) return;
  const { pk, sk: startsWith } = payloadKey(name, '');
  const query: PartitionQuery = { table, partition: ['pk', pk], range: { attribute: 'sk', startsWith } };
  for await (const { pk: partition, sk } of queryItems(client, query)) {
    if (partition === undefined || sk === undefined) continue;
    await client.send(new DeleteItemCommand({ TableName: table, Key: { pk: partition, sk } }));
  }
}

function has(record: RecordEntry | undefined, { hash }: PayloadName): boolean {
  return record?.hash === hash && record.payload.kept === 'apart';
}

function keyOf({ pk, sk }: RawItem): Key {
  return { pk: pk?.S ?? '', sk: sk?.S ?? '' };
}
