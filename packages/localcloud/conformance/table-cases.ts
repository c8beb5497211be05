import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTablesCommand,
  PutItemCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { type ClientOf, freshPartition, refusal } from './tables.ts';

const simple = {
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
} as const;

/** Tables and their expiry settings. */
export function tableCases(client: ClientOf): void {
  const create = (TableName: string, more = {}) =>
    client().send(
      new CreateTableCommand({
        TableName,
        BillingMode: simple.BillingMode,
        KeySchema: [...simple.KeySchema],
        AttributeDefinitions: [...simple.AttributeDefinitions],
        ...more,
      }),
    );

  it('creates, describes, lists and deletes a table', async () => {
    const TableName = freshPartition();
    const { TableDescription } = await create(TableName);
    expect(TableDescription?.TableName).toBe(TableName);
    await client().send(new PutItemCommand({ TableName, Item: { id: { S: 'x' } } }));
    const { Table } = await client().send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({ TableName, TableStatus: 'ACTIVE', ItemCount: 1, KeySchema: [...simple.KeySchema] });
    expect((await client().send(new ListTablesCommand({}))).TableNames).toContain(TableName);
    await client().send(new DeleteTableCommand({ TableName }));
    const gone = await refusal(client().send(new DescribeTableCommand({ TableName })));
    expect(gone.name).toBe('ResourceNotFoundException');
  });

  it('lists tables in pages', async () => {
    const names: string[] = [];
    let ExclusiveStartTableName: string | undefined;
    do {
      const page = await client().send(new ListTablesCommand({ Limit: 2, ExclusiveStartTableName }));
      names.push(...(page.TableNames ?? []));
      ExclusiveStartTableName = page.LastEvaluatedTableName;
    } while (ExclusiveStartTableName);
    expect(names.filter((name) => !name.startsWith('partition-'))).toEqual([
      'Bytes',
      'Indexed',
      'Numbers',
      'Simple',
      'Texts',
    ]);
  });

  it('refuses to create a table twice and to delete one that is not there', async () => {
    expect((await refusal(create('Simple'))).name).toBe('ResourceInUseException');
    const absent = client().send(new DeleteTableCommand({ TableName: 'Absent' }));
    expect((await refusal(absent)).name).toBe('ResourceNotFoundException');
  });

  it('refuses a key attribute without a definition', async () => {
    const request = create(freshPartition(), { KeySchema: [{ AttributeName: 'other', KeyType: 'HASH' }] });
    expect((await refusal(request)).name).toBe('ValidationException');
  });

  it('describes indexes and stream', async () => {
    const TableName = freshPartition();
    await create(TableName, { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } });
    const { Table } = await client().send(new DescribeTableCommand({ TableName }));
    expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
    expect(Table?.LatestStreamArn).toContain(`table/${TableName}/stream/`);
    const indexed = await client().send(new DescribeTableCommand({ TableName: 'Indexed' }));
    expect(indexed.Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName).toSorted()).toEqual([
      'byKind',
      'kinds',
    ]);
    expect(indexed.Table?.LocalSecondaryIndexes?.map((index) => index.IndexName)).toEqual(['byDay']);
  });

  it('switches expiry on and describes it', async () => {
    const TableName = freshPartition();
    await create(TableName);
    const describe = async () =>
      (await client().send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription;
    expect(await describe()).toEqual({ TimeToLiveStatus: 'DISABLED' });
    const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true };
    await client().send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    expect(await describe()).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' });
    const again = client().send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    expect(await refusal(again)).toEqual({ name: 'ValidationException', message: 'TimeToLive is already enabled' });
  });
}
