import { BatchWriteItemCommand, PutItemCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { type ClientOf, freshPartition, refusal, scanAll, seed, textKeys } from './tables.ts';

/** Query and Scan over global and local indexes. */
export function indexCases(client: ClientOf): void {
  const query = (input: QueryCommandInput) => client().send(new QueryCommand(input));

  async function seedIndexed(): Promise<{ pk: string; kind: string }> {
    const [pk, kind] = [freshPartition(), freshPartition()];
    await seed(client(), 'Indexed', [
      { pk: { S: pk }, sk: { S: 'a' }, kind: { S: kind }, day: { N: '30' }, title: { S: 'A' }, body: { S: 'long' } },
      { pk: { S: pk }, sk: { S: 'b' }, kind: { S: kind }, day: { N: '4' }, title: { S: 'B' } },
      { pk: { S: pk }, sk: { S: 'c' }, kind: { S: kind } },
      { pk: { S: pk }, sk: { S: 'd' }, day: { N: '7' } },
    ]);
    return { pk, kind };
  }

  it('finds in a global index the items that have its key, in its order', async () => {
    const { kind } = await seedIndexed();
    const { Items } = await query({
      TableName: 'Indexed',
      IndexName: 'byKind',
      KeyConditionExpression: 'kind = :k',
      ExpressionAttributeValues: { ':k': { S: kind } },
    });
    expect(textKeys(Items)).toEqual(['b', 'a']);
    expect(Items?.[1]).toMatchObject({ title: { S: 'A' }, body: { S: 'long' } });
  });

  it('keeps only keys in an index of keys', async () => {
    const { pk, kind } = await seedIndexed();
    const { Items } = await query({
      TableName: 'Indexed',
      IndexName: 'kinds',
      KeyConditionExpression: 'kind = :k',
      ExpressionAttributeValues: { ':k': { S: kind } },
    });
    const found = Items?.toSorted((left, right) => (left.sk?.S ?? '').localeCompare(right.sk?.S ?? ''));
    expect(found).toEqual(['a', 'b', 'c'].map((sk) => ({ pk: { S: pk }, sk: { S: sk }, kind: { S: kind } })));
  });

  it('pages through a global index with keys of index and table', async () => {
    const { pk, kind } = await seedIndexed();
    const input = {
      TableName: 'Indexed',
      IndexName: 'byKind',
      KeyConditionExpression: 'kind = :k',
      ExpressionAttributeValues: { ':k': { S: kind } },
      Limit: 1,
    };
    const first = await query(input);
    expect(first.LastEvaluatedKey).toEqual({ pk: { S: pk }, sk: { S: 'b' }, kind: { S: kind }, day: { N: '4' } });
    const second = await query({ ...input, ExclusiveStartKey: first.LastEvaluatedKey });
    expect(textKeys(second.Items)).toEqual(['a']);
  });

  it('moves an index entry with its key and drops it with its item', async () => {
    const { pk, kind } = await seedIndexed();
    await client().send(
      new PutItemCommand({
        TableName: 'Indexed',
        Item: { pk: { S: pk }, sk: { S: 'a' }, kind: { S: kind }, day: { N: '1' } },
      }),
    );
    const days = async () => {
      const { Items } = await query({
        TableName: 'Indexed',
        IndexName: 'byKind',
        KeyConditionExpression: 'kind = :k AND #d BETWEEN :low AND :high',
        ExpressionAttributeNames: { '#d': 'day' },
        ExpressionAttributeValues: { ':k': { S: kind }, ':low': { N: '0' }, ':high': { N: '99' } },
      });
      return Items?.map((item) => item.day?.N);
    };
    expect(await days()).toEqual(['1', '4']);
    await client().send(
      new BatchWriteItemCommand({
        RequestItems: { Indexed: [{ DeleteRequest: { Key: { pk: { S: pk }, sk: { S: 'a' } } } }] },
      }),
    );
    expect(await days()).toEqual(['4']);
  });

  it('projects in a local index and fetches the rest when asked for all', async () => {
    const { pk } = await seedIndexed();
    const input = {
      TableName: 'Indexed',
      IndexName: 'byDay',
      KeyConditionExpression: 'pk = :p AND #d > :five',
      ExpressionAttributeNames: { '#d': 'day' },
      ExpressionAttributeValues: { ':p': { S: pk }, ':five': { N: '5' } },
      ConsistentRead: true,
    };
    const projected = await query(input);
    expect(projected.Items).toEqual([
      { pk: { S: pk }, sk: { S: 'd' }, day: { N: '7' } },
      { pk: { S: pk }, sk: { S: 'a' }, day: { N: '30' }, title: { S: 'A' } },
    ]);
    const whole = await query({ ...input, Select: 'ALL_ATTRIBUTES' });
    expect(whole.Items?.[1]).toMatchObject({ body: { S: 'long' } });
  });

  it('refuses consistent reads of a global index, unknown indexes and keys of another type', async () => {
    const base = {
      TableName: 'Indexed',
      KeyConditionExpression: 'kind = :k',
      ExpressionAttributeValues: { ':k': { S: 'x' } },
    };
    expect((await refusal(query({ ...base, IndexName: 'byKind', ConsistentRead: true }))).message).toMatch(
      /Consistent reads are not supported on global secondary indexes/,
    );
    expect((await refusal(query({ ...base, IndexName: 'absent' }))).message).toMatch(
      /does not have the specified index/,
    );
    const mistyped = client().send(
      new PutItemCommand({
        TableName: 'Indexed',
        Item: { pk: { S: 'x' }, sk: { S: 'x' }, kind: { S: 'x' }, day: { S: 'Monday' } },
      }),
    );
    expect((await refusal(mistyped)).message).toMatch(/Type mismatch for Index Key/);
  });

  it('scans an index', async () => {
    const { kind } = await seedIndexed();
    const items = await scanAll(client(), {
      TableName: 'Indexed',
      IndexName: 'byKind',
      FilterExpression: 'kind = :k',
      ExpressionAttributeValues: { ':k': { S: kind } },
    });
    expect(textKeys(items)).toEqual(['b', 'a']);
  });
}
