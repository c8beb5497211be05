import {
  type AttributeValue,
  BatchWriteItemCommand,
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ScanCommand,
  type ScanCommandInput,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';

/** What a group of cases gets: a client of the engine under test. */
export type ClientOf = () => DynamoDBClient;

/** An item as the client takes it. */
export type Attributes = Record<string, AttributeValue>;

/** A client of an endpoint, with credentials no engine looks at and without retries that would hide an answer. */
export function clientFor(url: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: url,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

const hash = (name: string) => ({ AttributeName: name, KeyType: 'HASH' }) as const;
const range = (name: string) => ({ AttributeName: name, KeyType: 'RANGE' }) as const;
const attribute = (name: string, type: 'S' | 'N' | 'B') => ({ AttributeName: name, AttributeType: type }) as const;

/** The tables all cases share; each case keeps to partitions of its own. */
export const definitions: readonly CreateTableCommandInput[] = [
  {
    TableName: 'Texts',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [hash('pk'), range('sk')],
    AttributeDefinitions: [attribute('pk', 'S'), attribute('sk', 'S')],
  },
  {
    TableName: 'Numbers',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [hash('pk'), range('sk')],
    AttributeDefinitions: [attribute('pk', 'S'), attribute('sk', 'N')],
  },
  {
    TableName: 'Bytes',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [hash('pk'), range('sk')],
    AttributeDefinitions: [attribute('pk', 'S'), attribute('sk', 'B')],
  },
  {
    TableName: 'Simple',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [hash('id')],
    AttributeDefinitions: [attribute('id', 'S')],
  },
  {
    TableName: 'Indexed',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [hash('pk'), range('sk')],
    AttributeDefinitions: [attribute('pk', 'S'), attribute('sk', 'S'), attribute('kind', 'S'), attribute('day', 'N')],
    GlobalSecondaryIndexes: [
      { IndexName: 'byKind', KeySchema: [hash('kind'), range('day')], Projection: { ProjectionType: 'ALL' } },
      { IndexName: 'kinds', KeySchema: [hash('kind')], Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
    LocalSecondaryIndexes: [
      {
        IndexName: 'byDay',
        KeySchema: [hash('pk'), range('day')],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] },
      },
    ],
  },
];

/** Creates the shared tables. */
export async function createTables(client: DynamoDBClient): Promise<void> {
  for (const definition of definitions) await client.send(new CreateTableCommand(definition));
}

let partitions = 0;

/** A partition key no other case uses. */
export function freshPartition(): string {
  partitions += 1;
  return `partition-${partitions}`;
}

/** What a refused request says: the exception's name and message. */
export interface Refusal {
  readonly name: string;
  readonly message: string;
}

/** The refusal of a request that must not succeed. */
export async function refusal(request: Promise<unknown>): Promise<Refusal> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Error) return { name: error.name, message: error.message };
    throw error;
  }
  throw new Error('the request succeeded');
}

/** The cancellation reasons of a transaction that must be cancelled. */
export async function cancellation(request: Promise<unknown>) {
  try {
    await request;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return error.CancellationReasons;
    throw error;
  }
  throw new Error('the transaction succeeded');
}

/** Writes items, 25 at a time. */
export async function seed(client: DynamoDBClient, TableName: string, items: readonly Attributes[]): Promise<void> {
  for (let from = 0; from < items.length; from += 25) {
    const requests = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }));
  }
}

/** Every item of a scan, page by page. */
export async function scanAll(client: DynamoDBClient, input: ScanCommandInput): Promise<Attributes[]> {
  const items: Attributes[] = [];
  let ExclusiveStartKey: Attributes | undefined;
  do {
    const page = await client.send(new ScanCommand({ ...input, ExclusiveStartKey }));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

/** The range keys of items, in their order. */
export function textKeys(items: readonly Attributes[] | undefined): (string | undefined)[] {
  return (items ?? []).map((item) => item.sk?.S ?? item.sk?.N);
}
