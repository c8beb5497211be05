import { ConditionalCheckFailedException, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Quarantine, type QuarantineItem, redactedItem, retriedItem } from '@counterweight/ledger';
import type { Connection } from './connection.ts';
import { claimedEventPartition, claimedSourcePartition, QUARANTINE_PARTITION } from './keys.ts';
import { quarantineItem, readQuarantineItem, retriesOf, sentParts } from './quarantine-item.ts';
import { getItem, getItems, type PartitionQuery, queryItems } from './reading.ts';
import { absent, putOf, type StoredItem, updateOf } from './stored-item.ts';

type Filter = Parameters<Quarantine['list']>[0];

/** The quarantine port on its table. */
export function createDynamoDbQuarantine(connection: Connection): Quarantine {
  const { client, tables } = connection;
  const table = tables.quarantine;
  return {
    async put(item) {
      try {
        await client.send(new PutItemCommand(putOf(table, quarantineItem(item), absent('id'))));
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    noteRetry: (id, retry) => change(connection, id, 'retries', (item) => retriesOf(retriedItem(item, retry))),
    redact: (id, reason) => change(connection, id, 'redacted', (item) => sentParts(redactedItem(item, reason))),
    async get(id) {
      const item = await getItem(client, table, { id });
      return item === undefined ? undefined : readQuarantineItem(item);
    },
    async list(filter, after, limit) {
      const found = await newestIds(connection, filter, after, limit + 1);
      const shown = found.slice(0, limit);
      const raw = await getItems(
        client,
        table,
        shown.map(({ id }) => ({ id })),
        connection.backOff,
      );
      const items = new Map(raw.map(readQuarantineItem).map((item) => [item.id, item]));
      const next = found.length > limit ? shown.at(-1)?.order : undefined;
      return { items: shown.flatMap(({ id }) => items.get(id) ?? []), ...(next === undefined ? {} : { next }) };
    },
  };
}

const MAX_TRIES = 8;

/** Sets attributes of an item, unless `guard` is no longer as it was read: then once more. Nothing where there is no item. */
async function change(
  { client, tables, backOff }: Connection,
  id: string,
  guard: 'retries' | 'redacted',
  to: (item: QuarantineItem) => StoredItem,
): Promise<void> {
  const table = tables.quarantine;
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const held = await getItem(client, table, { id });
    if (held === undefined) return;
    const asRead = { name: guard, text: held[guard]?.S };
    try {
      await client.send(new UpdateItemCommand(updateOf(table, { id }, to(readQuarantineItem(held)), asRead)));
      return;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
    await backOff(attempt);
  }
  throw new Error(`quarantine item ${id} kept changing; try again`);
}

/** The indexes hold keys only, so that a flood of large refusals costs one small index write each. */
async function newestIds({ client, tables }: Connection, filter: Filter, after: string | undefined, limit: number) {
  const found: { readonly id: string; readonly order: string }[] = [];
  const claimed = filter.source === undefined ? undefined : claimedSourcePartition(filter.source);
  const range = after === undefined ? {} : { range: { attribute: 'order', before: after } };
  const query = { table: tables.quarantine, ...indexOf(filter), ...range, descending: true, pageSize: limit };
  for await (const item of queryItems(client, query)) {
    const [id, order] = [item.id?.S, item.order?.S];
    const matches = claimed === undefined || item.claimedSource?.S === claimed;
    if (id !== undefined && order !== undefined && matches) found.push({ id, order });
    if (found.length === limit) break;
  }
  return found;
}

function indexOf({ source, eventId }: Filter): Pick<PartitionQuery, 'index' | 'partition'> {
  if (eventId !== undefined) return { index: 'by-event', partition: ['claimedEvent', claimedEventPartition(eventId)] };
  if (source !== undefined) return { index: 'by-source', partition: ['claimedSource', claimedSourcePartition(source)] };
  return { index: 'newest', partition: ['everything', QUARANTINE_PARTITION] };
}
