import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type ConsumedCapacity,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { type Attributes, type ClientOf, freshPartition } from './tables.ts';

const INDEXES = { ReturnConsumedCapacity: 'INDEXES' } as const;
const TOTAL = { ReturnConsumedCapacity: 'TOTAL' } as const;

function body(kilobytes: number): { S: string } {
  return { S: 'x'.repeat(kilobytes * 1024 - 100) };
}

function units(capacity: ConsumedCapacity | undefined) {
  const named = (indexes: ConsumedCapacity['GlobalSecondaryIndexes']) =>
    Object.fromEntries(Object.entries(indexes ?? {}).map(([name, used]) => [name, used.CapacityUnits]));
  return {
    total: capacity?.CapacityUnits,
    table: capacity?.Table?.CapacityUnits,
    ...named(capacity?.GlobalSecondaryIndexes),
    ...named(capacity?.LocalSecondaryIndexes),
  };
}

/** ConsumedCapacity by AWS's rules. */
export function capacityCases(client: ClientOf): void {
  async function put(TableName: string, Item: Attributes) {
    return (await client().send(new PutItemCommand({ TableName, Item, ...INDEXES }))).ConsumedCapacity;
  }

  it('says nothing unless asked', async () => {
    const { ConsumedCapacity } = await client().send(
      new PutItemCommand({ TableName: 'Simple', Item: { id: { S: freshPartition() } } }),
    );
    expect(ConsumedCapacity).toBeUndefined();
  });

  it('charges a write by the kilobyte of the larger of old and new', async () => {
    const id = { S: freshPartition() };
    expect(units(await put('Simple', { id }))).toEqual({ total: 1, table: 1 });
    expect(units(await put('Simple', { id, body: body(3) }))).toEqual({ total: 3, table: 3 });
    expect(units(await put('Simple', { id }))).toEqual({ total: 3, table: 3 });
  });

  it('charges a delete by what it deletes', async () => {
    const id = { S: freshPartition() };
    await put('Simple', { id, body: body(2) });
    const remove = async () =>
      (await client().send(new DeleteItemCommand({ TableName: 'Simple', Key: { id }, ...TOTAL }))).ConsumedCapacity;
    expect(await remove()).toEqual({ TableName: 'Simple', CapacityUnits: 2 });
    expect(await remove()).toEqual({ TableName: 'Simple', CapacityUnits: 1 });
  });

  it('charges an update by the whole item', async () => {
    const id = { S: freshPartition() };
    await put('Simple', { id, body: body(2) });
    const { ConsumedCapacity } = await client().send(
      new UpdateItemCommand({
        TableName: 'Simple',
        Key: { id },
        UpdateExpression: 'SET n = :n',
        ExpressionAttributeValues: { ':n': { N: '1' } },
        ...TOTAL,
      }),
    );
    expect(ConsumedCapacity?.CapacityUnits).toBe(2);
  });

  it.each([
    [true, 2],
    [false, 1],
  ])('charges a get of 5 KB (consistent: %s) %s units', async (ConsistentRead, expected) => {
    const id = { S: freshPartition() };
    await put('Simple', { id, body: body(5) });
    const { ConsumedCapacity } = await client().send(
      new GetItemCommand({ TableName: 'Simple', Key: { id }, ConsistentRead, ...TOTAL }),
    );
    expect(ConsumedCapacity?.CapacityUnits).toBe(expected);
  });

  it('charges a get of nothing', async () => {
    const { ConsumedCapacity } = await client().send(
      new GetItemCommand({ TableName: 'Simple', Key: { id: { S: freshPartition() } }, ...TOTAL }),
    );
    expect(ConsumedCapacity?.CapacityUnits).toBe(0.5);
  });

  it('charges each index entry that is written, moved or removed, and none that stays', async () => {
    const key = { pk: { S: freshPartition() }, sk: { S: 'a' } };
    const kind = { S: freshPartition() };
    expect(units(await put('Indexed', key))).toEqual({ total: 1, table: 1 });
    expect(units(await put('Indexed', { ...key, kind, day: { N: '1' } }))).toEqual({
      total: 4,
      table: 1,
      byKind: 1,
      kinds: 1,
      byDay: 1,
    });
    expect(units(await put('Indexed', { ...key, kind, day: { N: '2' } }))).toEqual({
      total: 5,
      table: 1,
      byKind: 2,
      byDay: 2,
    });
    expect(units(await put('Indexed', { ...key, kind, day: { N: '2' }, note: { S: 'x' } }))).toEqual({
      total: 2,
      table: 1,
      byKind: 1,
    });
    const { ConsumedCapacity } = await client().send(
      new DeleteItemCommand({ TableName: 'Indexed', Key: key, ...INDEXES }),
    );
    expect(units(ConsumedCapacity)).toEqual({ total: 4, table: 1, byKind: 1, kinds: 1, byDay: 1 });
  });

  it('charges a query by the sum of what it read', async () => {
    const pk = { S: freshPartition() };
    for (const sk of ['a', 'b', 'c']) await put('Texts', { pk, sk: { S: sk }, body: body(3) });
    const used = async (ConsistentRead: boolean) => {
      const { ConsumedCapacity } = await client().send(
        new QueryCommand({
          TableName: 'Texts',
          KeyConditionExpression: 'pk = :p',
          ExpressionAttributeValues: { ':p': pk },
          ConsistentRead,
          ...INDEXES,
        }),
      );
      return units(ConsumedCapacity);
    };
    expect(await used(true)).toEqual({ total: 3, table: 3 });
    expect(await used(false)).toEqual({ total: 1.5, table: 1.5 });
  });

  it('charges nothing for a query that reads nothing', async () => {
    const { ConsumedCapacity } = await client().send(
      new QueryCommand({
        TableName: 'Texts',
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': { S: freshPartition() } },
        ...TOTAL,
      }),
    );
    expect(ConsumedCapacity?.CapacityUnits).toBe(0);
  });

  it('charges a query of an index to the index', async () => {
    const kind = { S: freshPartition() };
    await put('Indexed', { pk: { S: freshPartition() }, sk: { S: 'a' }, kind, day: { N: '1' }, body: body(5) });
    const { ConsumedCapacity } = await client().send(
      new QueryCommand({
        TableName: 'Indexed',
        IndexName: 'byKind',
        KeyConditionExpression: 'kind = :k',
        ExpressionAttributeValues: { ':k': kind },
        ...INDEXES,
      }),
    );
    expect(units(ConsumedCapacity)).toEqual({ total: 1, table: 0, byKind: 1 });
  });

  it('charges batches per table, item by item', async () => {
    const [one, two] = [{ id: { S: freshPartition() } }, { id: { S: freshPartition() } }];
    const written = await client().send(
      new BatchWriteItemCommand({
        RequestItems: { Simple: [one, two].map((Item) => ({ PutRequest: { Item: { ...Item, body: body(2) } } })) },
        ...TOTAL,
      }),
    );
    expect(written.ConsumedCapacity).toEqual([{ TableName: 'Simple', CapacityUnits: 4 }]);
    const read = await client().send(
      new BatchGetItemCommand({ RequestItems: { Simple: { Keys: [one, two], ConsistentRead: true } }, ...TOTAL }),
    );
    expect(read.ConsumedCapacity).toEqual([{ TableName: 'Simple', CapacityUnits: 2 }]);
  });

  it('charges transactions double, checks and repeats by what they read', async () => {
    const [one, two] = [freshPartition(), freshPartition()];
    // Each action costs another amount: DynamoDB Local counts two of equal cost once.
    await put('Simple', { id: { S: two }, body: body(5) });
    const input = {
      TransactItems: [
        { Put: { TableName: 'Simple', Item: { id: { S: one }, body: body(3) } } },
        {
          ConditionCheck: { TableName: 'Simple', Key: { id: { S: two } }, ConditionExpression: 'attribute_exists(id)' },
        },
      ],
      ClientRequestToken: `token-${one}`,
      ...TOTAL,
    };
    const first = await client().send(new TransactWriteItemsCommand(input));
    expect(first.ConsumedCapacity).toMatchObject([{ TableName: 'Simple', CapacityUnits: 10 }]);
    const again = await client().send(new TransactWriteItemsCommand(input));
    expect(again.ConsumedCapacity).toMatchObject([{ TableName: 'Simple', CapacityUnits: 6 }]);
  });

  it('charges the index writes of a transaction double', async () => {
    const kind = { S: freshPartition() };
    const Item = { pk: { S: freshPartition() }, sk: { S: 'a' }, kind, day: { N: '1' } };
    const { ConsumedCapacity } = await client().send(
      new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName: 'Indexed', Item } }], ...INDEXES }),
    );
    expect(units(ConsumedCapacity?.[0])).toEqual({ total: 8, table: 2, byKind: 2, kinds: 2, byDay: 2 });
  });

  it('charges transactional reads double', async () => {
    const id = { S: freshPartition() };
    await put('Simple', { id, body: body(5) });
    const { ConsumedCapacity } = await client().send(
      new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName: 'Simple', Key: { id } } }], ...TOTAL }),
    );
    expect(ConsumedCapacity).toMatchObject([{ TableName: 'Simple', CapacityUnits: 4 }]);
  });
}
