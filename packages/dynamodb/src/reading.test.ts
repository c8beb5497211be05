import { BatchGetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, test, vi } from 'vitest';
import { getItems, queryOf } from './reading.ts';

const keys = Array.from({ length: 120 }, (_, n) => ({ id: `item-${n}` }));

/** A client that answers batches from a script: how many of the keys asked for it processes, call by call. */
function scriptedClient(processed: readonly number[]) {
  const client = new DynamoDBClient({ region: 'us-east-1' });
  const asked: number[] = [];
  vi.spyOn(client, 'send').mockImplementation(async (command: unknown) => {
    if (!(command instanceof BatchGetItemCommand)) throw new Error('only batches are expected');
    const wanted = command.input.RequestItems?.items?.Keys ?? [];
    const now = processed[asked.length] ?? wanted.length;
    asked.push(wanted.length);
    return { Responses: { items: wanted.slice(0, now) }, UnprocessedKeys: { items: { Keys: wanted.slice(now) } } };
  });
  return { client, asked };
}

describe('a batch of reads', () => {
  test('asks again for what was left unprocessed, after a wait, until it has all', async () => {
    const { client, asked } = scriptedClient([60, 0, 30]);
    const waits: number[] = [];
    const items = await getItems(client, 'items', keys, async (attempt) => void waits.push(attempt));
    expect(items.map(({ id }) => id?.S)).toEqual(keys.map(({ id }) => id));
    expect(asked).toEqual([100, 40, 40, 10, 20]);
    expect(waits).toEqual([1, 2, 3]);
  });

  test('throws when a batch stays unprocessed, rather than take it for absent', async () => {
    const { client } = scriptedClient(Array.from({ length: 20 }, () => 0));
    await expect(getItems(client, 'items', keys, async () => {})).rejects.toThrow('items: 100 items stay unprocessed');
  });

  test('asks for a key once, however often it is given, and for nothing when none is', async () => {
    const { client, asked } = scriptedClient([]);
    expect(await getItems(client, 'items', [{ id: 'a' }, { id: 'a' }], async () => {})).toHaveLength(1);
    expect(await getItems(client, 'items', [], async () => {})).toEqual([]);
    expect(asked).toEqual([1]);
  });
});

describe('a query', () => {
  test('of a table is strongly consistent', () => {
    expect(queryOf({ table: 't', partition: ['pk', 'P'] })).toEqual({
      TableName: 't',
      ConsistentRead: true,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': 'pk' },
      ExpressionAttributeValues: { ':pk': { S: 'P' } },
    });
  });

  test('of an index is not, since an index cannot be', () => {
    const range = { attribute: 'order', before: 'x' };
    const input = queryOf({ table: 't', index: 'i', partition: ['pk', 'P'], range, descending: true, pageSize: 5 });
    expect(input).toMatchObject({ IndexName: 'i', KeyConditionExpression: '#pk = :pk AND #sk < :before', Limit: 5 });
    expect(input).toMatchObject({ ScanIndexForward: false });
    expect(input).not.toHaveProperty('ConsistentRead');
  });
});
