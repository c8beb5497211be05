import {
  type AttributeValue,
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { StoredItem } from './stored-item.ts';

export type RawItem = Record<string, AttributeValue>;

/** One partition of a table or an index, in order of its sort key. */
export interface PartitionQuery {
  readonly table: string;
  readonly index?: string;
  readonly partition: readonly [attribute: string, text: string];
  readonly range?: KeyRange;
  readonly descending?: boolean;
  /** Items a page at most; no bound on what is read in all. */
  readonly pageSize?: number;
}

/** A range of sort keys. `from` and `to` are inclusive, `after` and `before` are not. */
export type KeyRange = { readonly attribute: string } & (
  | { readonly startsWith: string }
  | { readonly after: string }
  | { readonly before: string }
  | { readonly from: string; readonly to: string }
);

/** The parameters of a query: strongly consistent on a table, which an index cannot be. */
export function queryOf(query: PartitionQuery, start?: RawItem): QueryCommandInput {
  const { table, index, partition, range, descending, pageSize } = query;
  const condition = range === undefined ? undefined : rangeCondition(range);
  return {
    TableName: table,
    ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
    KeyConditionExpression: `#pk = :pk${condition === undefined ? '' : ` AND ${condition.expression}`}`,
    ExpressionAttributeNames: { '#pk': partition[0], ...(range === undefined ? {} : { '#sk': range.attribute }) },
    ExpressionAttributeValues: marshall({ ':pk': partition[1], ...condition?.values }),
    ...(descending === true ? { ScanIndexForward: false } : {}),
    ...(pageSize === undefined ? {} : { Limit: pageSize }),
    ...(start === undefined ? {} : { ExclusiveStartKey: start }),
  };
}

function rangeCondition(range: KeyRange): { readonly expression: string; readonly values: StoredItem } {
  if ('startsWith' in range) return { expression: 'begins_with(#sk, :start)', values: { ':start': range.startsWith } };
  if ('after' in range) return { expression: '#sk > :after', values: { ':after': range.after } };
  if ('before' in range) return { expression: '#sk < :before', values: { ':before': range.before } };
  return { expression: '#sk BETWEEN :from AND :to', values: { ':from': range.from, ':to': range.to } };
}

/** Every item of a partition's range, page after page, as far as the caller goes on. Not a snapshot. */
export async function* queryItems(client: DynamoDBClient, query: PartitionQuery): AsyncGenerator<RawItem, void> {
  let start: RawItem | undefined;
  do {
    const page = await client.send(new QueryCommand(queryOf(query, start)));
    yield* page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

/** The first `limit` items of a partition's range, however many pages they take. */
export async function firstItems(client: DynamoDBClient, query: PartitionQuery, limit: number): Promise<RawItem[]> {
  const items: RawItem[] = [];
  if (limit < 1) return items;
  for await (const item of queryItems(client, { ...query, pageSize: limit })) {
    items.push(item);
    if (items.length === limit) break;
  }
  return items;
}

/** A strongly consistent read of one item. */
export async function getItem(client: DynamoDBClient, table: string, key: StoredItem): Promise<RawItem | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: true }),
  );
  return Item;
}

const MAX_BATCH_KEYS = 100;
const MAX_BATCH_TRIES = 8;

/**
 * Strongly consistent reads of many items, in no order; absent ones are left out. What a batch leaves unprocessed is
 * asked for again after `backOff`. `only` names the attributes that are wanted of them. Throws when a batch stays unprocessed.
 */
export async function getItems(
  client: DynamoDBClient,
  table: string,
  keys: readonly StoredItem[],
  backOff: (attempt: number) => Promise<void>,
  only: readonly string[] = [],
): Promise<RawItem[]> {
  const distinct = [...new Map(keys.map((key) => [JSON.stringify(key), marshall(key)])).values()];
  const projection = only.length === 0 ? {} : projectionOf(only);
  const items: RawItem[] = [];
  for (let first = 0; first < distinct.length; first += MAX_BATCH_KEYS) {
    let pending: RawItem[] = distinct.slice(first, first + MAX_BATCH_KEYS);
    for (let attempt = 1; pending.length > 0; attempt += 1) {
      const request = { RequestItems: { [table]: { Keys: pending, ConsistentRead: true, ...projection } } };
      const page = await client.send(new BatchGetItemCommand(request));
      items.push(...(page.Responses?.[table] ?? []));
      pending = page.UnprocessedKeys?.[table]?.Keys ?? [];
      if (pending.length === 0) break;
      if (attempt === MAX_BATCH_TRIES) throw new Error(`${table}: ${pending.length} items stay unprocessed`);
      await backOff(attempt);
    }
  }
  return items;
}

function projectionOf(attributes: readonly string[]) {
  return {
    ProjectionExpression: attributes.map((name) => `#${name}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
  };
}
