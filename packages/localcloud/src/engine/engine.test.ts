import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { type DynamoDbEngine, type DynamoDbEngineOptions, openDynamoDbEngine } from './engine.ts';
import type { TableDefinition } from './table-definition.ts';

const ledger: TableDefinition = {
  TableName: 'Ledger',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
};

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function open(options: DynamoDbEngineOptions = {}, table = ledger) {
  const engine = await openDynamoDbEngine(options);
  await engine.ensureTable(table);
  const { url } = await engine.listen(0);
  const client = new DynamoDBClient({
    endpoint: url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    client.destroy();
    await engine.close();
  };
  cleanups.push(close);
  const put = (pk: string, sk: string, more = {}) =>
    client.send(new PutItemCommand({ TableName: 'Ledger', Item: { pk: { S: pk }, sk: { S: sk }, ...more } }));
  return { engine, client, close, put };
}

async function directory(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'engine-'));
  cleanups.push(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

function recordsOf(engine: DynamoDbEngine) {
  const stream = engine.stream('Ledger');
  if (!stream) throw new Error('no stream');
  return Array.from({ length: stream.lanes }, (_none, lane) => stream.read(lane, undefined, 1000)).flat();
}

describe('a stream', () => {
  it('tells insert, change and removal with both images, and nothing when nothing changed', async () => {
    const { engine, client, put } = await open();
    await put('a', '1', { v: { N: '1' } });
    await put('a', '1', { v: { N: '1.0' } });
    await put('a', '1', { v: { N: '2' } });
    const key = { TableName: 'Ledger', Key: { pk: { S: 'a' }, sk: { S: '1' } } };
    await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Delete: key }] }));
    const records = recordsOf(engine);
    expect(records.map((record) => record.eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(records[1]?.dynamodb).toMatchObject({
      Keys: { pk: { S: 'a' }, sk: { S: '1' } },
      OldImage: { v: { N: '1' } },
      NewImage: { v: { N: '2' } },
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    });
    expect(records[2]?.dynamodb.NewImage).toBeUndefined();
    expect(records[2]?.userIdentity).toBeUndefined();
  });

  it('keeps a key in one lane, in order, and reads on from a sequence number', async () => {
    const { engine, put } = await open({ lanes: 3 });
    for (let index = 0; index < 30; index++) await put(`p${index % 5}`, 'x', { n: { N: String(index) } });
    const stream = engine.stream('Ledger');
    const lanes = [0, 1, 2].map((lane) => stream?.read(lane, undefined, 100) ?? []);
    for (let p = 0; p < 5; p++) {
      const holding = lanes.filter((lane) => lane.some((record) => record.dynamodb.Keys.pk?.S === `p${p}`));
      expect(holding).toHaveLength(1);
      const numbers = holding[0]?.flatMap((record) =>
        record.dynamodb.Keys.pk?.S === `p${p}` ? [Number(record.dynamodb.NewImage?.n?.N)] : [],
      );
      expect(numbers).toEqual([p, p + 5, p + 10, p + 15, p + 20, p + 25]);
    }
    const [first, second] = lanes.find((lane) => lane.length > 2) ?? [];
    const lane = lanes.findIndex((each) => each[0] === first);
    expect(stream?.read(lane, first?.dynamodb.SequenceNumber, 1)).toEqual([second]);
    const sequences = lanes.flat().map((record) => record.dynamodb.SequenceNumber);
    expect(new Set(sequences).size).toBe(30);
  });

  it('shows only keys when its view type says so', async () => {
    const { engine, put } = await open({}, { ...ledger, StreamSpecification: { StreamViewType: 'KEYS_ONLY' } });
    await put('a', '1', { v: { N: '1' } });
    expect(recordsOf(engine)[0]?.dynamodb).not.toHaveProperty('NewImage');
  });

  it('calls its listeners after a commit until they leave', async () => {
    const { engine, put } = await open();
    let calls = 0;
    const leave = engine.stream('Ledger')?.onAppend(() => {
      calls += 1;
    });
    await put('a', '1');
    leave?.();
    await put('a', '2');
    expect(calls).toBe(1);
  });

  it('forgets records after 24 hours, on disk too', async () => {
    const dir = await directory();
    let now = Date.UTC(2026, 0, 1);
    const first = await open({ dir, now: () => now });
    await first.put('a', 'old');
    now += 25 * 60 * 60 * 1000;
    await first.put('a', 'new');
    const sorts = () => recordsOf(first.engine).map((record) => record.dynamodb.Keys.sk?.S);
    expect(sorts()).toEqual(['new']);
    await first.close();
    const second = await open({ dir, now: () => now });
    expect(recordsOf(second.engine).map((record) => record.dynamodb.Keys.sk?.S)).toEqual(['new']);
  });
});

describe('expiry', () => {
  it('deletes what has expired, as the expiry service, and leaves the rest', async () => {
    const { engine, client, put } = await open();
    const nowMs = Date.UTC(2026, 5, 1);
    await put('a', 'gone', { expires: { N: String(nowMs / 1000 - 1) } });
    await put('a', 'later', { expires: { N: String(nowMs / 1000 + 1) } });
    await put('a', 'ancient', { expires: { N: '1000' } });
    await put('a', 'never');
    expect(await engine.sweepExpired(nowMs)).toBe(1);
    const Key = { pk: { S: 'a' }, sk: { S: 'gone' } };
    expect((await client.send(new GetItemCommand({ TableName: 'Ledger', Key }))).Item).toBeUndefined();
    const removal = recordsOf(engine).at(-1);
    expect(removal).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    });
    expect(removal?.dynamodb.OldImage).toMatchObject(Key);
  });
});

describe('a directory', () => {
  it('brings back items, index, stream, sequence and tokens', async () => {
    const dir = await directory();
    const indexed: TableDefinition = {
      ...ledger,
      AttributeDefinitions: [...ledger.AttributeDefinitions, { AttributeName: 'kind', AttributeType: 'S' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byKind',
          KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    };
    const transaction = {
      ClientRequestToken: 'once',
      TransactItems: [
        {
          Update: {
            TableName: 'Ledger',
            Key: { pk: { S: 'a' }, sk: { S: 'Київ' } },
            UpdateExpression: 'ADD n :one SET kind = :k',
            ExpressionAttributeValues: { ':one': { N: '1' }, ':k': { S: 'k' } },
          },
        },
      ],
    };
    const first = await open({ dir }, indexed);
    await first.client.send(new TransactWriteItemsCommand(transaction));
    const before = recordsOf(first.engine);
    await first.close();

    const second = await open({ dir }, indexed);
    expect(recordsOf(second.engine)).toEqual(before);
    await second.client.send(new TransactWriteItemsCommand(transaction));
    const Key = { pk: { S: 'a' }, sk: { S: 'Київ' } };
    const { Item } = await second.client.send(new GetItemCommand({ TableName: 'Ledger', Key }));
    expect(Item).toEqual({ ...Key, n: { N: '1' }, kind: { S: 'k' } });
    await second.put('b', '1');
    const sequences = recordsOf(second.engine).map((record) => record.dynamodb.SequenceNumber);
    expect(sequences.toSorted()[0]).toBe(before[0]?.dynamodb.SequenceNumber);
    expect(new Set(sequences).size).toBe(2);
  });

  it('serves one process at a time', async () => {
    const dir = await directory();
    await open({ dir });
    await expect(openDynamoDbEngine({ dir })).rejects.toThrow();
  });
});

describe('ensureTable', () => {
  it('accepts the same table again and names what differs in another', async () => {
    const { engine } = await open();
    await expect(engine.ensureTable(ledger)).resolves.toBeUndefined();
    const other = { ...ledger, KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] };
    await expect(engine.ensureTable(other)).rejects.toThrow(
      /Ledger exists with another key: stored pk S, sk S, wanted pk S/,
    );
  });

  it('takes over stream and expiry settings', async () => {
    const { StreamSpecification: _stream, ...without } = ledger;
    const { engine } = await open({}, without);
    expect(engine.stream('Ledger')).toBeUndefined();
    await engine.ensureTable(ledger);
    expect(engine.stream('Ledger')).toBeDefined();
  });
});

describe('the conflict switch', () => {
  const write = (id: string, condition = {}) => ({
    Put: { TableName: 'Ledger', Item: { pk: { S: id }, sk: { S: 'x' } }, ...condition },
  });

  it('cancels a transaction with TransactionConflict beside its other reasons', async () => {
    const { engine, client, put } = await open();
    await put('b', 'x');
    const seen: (readonly string[])[] = [];
    engine.conflict((keys) => {
      seen.push(keys);
      return true;
    });
    const TransactItems = [write('a'), write('b', { ConditionExpression: 'attribute_not_exists(pk)' })];
    const error = await client
      .send(new TransactWriteItemsCommand({ TransactItems }))
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'ConditionalCheckFailed' }],
    });
    expect(seen).toEqual([['Ledger/a/x', 'Ledger/b/x']]);
  });

  it('refuses a single write and stops when it is taken away', async () => {
    const { engine, put } = await open();
    engine.conflict(() => true);
    await expect(put('a', '1')).rejects.toMatchObject({ name: 'TransactionConflictException' });
    engine.conflict(undefined);
    await expect(put('a', '1')).resolves.toBeDefined();
  });
});

describe('a client token', () => {
  it('is free again after ten minutes', async () => {
    let now = Date.UTC(2026, 0, 1);
    const { client, engine } = await open({ now: () => now });
    const add = new TransactWriteItemsCommand({
      ClientRequestToken: 'again',
      TransactItems: [
        {
          Update: {
            TableName: 'Ledger',
            Key: { pk: { S: 'a' }, sk: { S: '1' } },
            UpdateExpression: 'ADD n :one',
            ExpressionAttributeValues: { ':one': { N: '1' } },
          },
        },
      ],
    });
    await client.send(add);
    now += 9 * 60 * 1000;
    await client.send(add);
    expect(recordsOf(engine)).toHaveLength(1);
    now += 2 * 60 * 1000;
    await client.send(add);
    expect(recordsOf(engine)).toHaveLength(2);
  });
});
