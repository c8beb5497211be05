import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { openDynamoDbEngine } from '@counterweight/localcloud/dynamodb';
import { missingForDynamoDbLocal, startDynamoDbLocal } from '@counterweight/localcloud/dynamodb-local';
import { createTableInput } from '../src/create-table.ts';
import type { TableNames } from '../src/table-names.ts';

/** An engine that the adapter's tests run on, known by its endpoint only. */
export interface TestEngine {
  readonly name: string;
  /** Why it cannot run here; undefined when it can. */
  readonly missing: string | undefined;
  start(): Promise<{ readonly url: string; stop(): Promise<void> }>;
}

const localRoot = process.env.DYNAMODB_LOCAL_DIR;

const embedded: TestEngine = {
  name: 'the embedded engine',
  missing: undefined,
  start: async () => {
    const engine = await openDynamoDbEngine();
    const { url } = await engine.listen(0);
    return { url, stop: () => engine.close() };
  },
};

/** The embedded engine always; AWS's DynamoDB Local where Java 17 and its jar are. */
export const engines: readonly TestEngine[] = [
  embedded,
  {
    name: 'DynamoDB Local',
    missing: missingForDynamoDbLocal(localRoot),
    start: () => startDynamoDbLocal(localRoot ?? ''),
  },
];

/** A client of an endpoint on this machine, with credentials no engine looks at. */
export function clientOf(url: string): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDBClient({ endpoint: url, region: 'us-east-1', credentials });
}

let sets = 0;

/** Empty tables that no other test uses. */
export async function createTables(client: DynamoDBClient): Promise<TableNames> {
  sets += 1;
  const names = { ledger: `ledger-${sets}`, quarantine: `quarantine-${sets}`, tokens: `tokens-${sets}` };
  for (const table of ['ledger', 'quarantine', 'tokens'] as const) {
    await client.send(new CreateTableCommand(createTableInput(table, names[table])));
    await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1 }, { TableName: names[table] });
  }
  return names;
}
