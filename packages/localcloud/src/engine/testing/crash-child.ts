import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { openDynamoDbEngine } from '../engine.ts';
import { crashTable, TRANSACTION_ITEMS } from './crash-table.ts';

// Started by crash.test.ts: overwrites the same ten items with ever higher numbers until it is killed.
const [, , dir = '', first = '0'] = process.argv;
const engine = await openDynamoDbEngine({ dir });
await engine.ensureTable(crashTable);
const { url } = await engine.listen(0);
const client = new DynamoDBClient({
  endpoint: url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

async function write(group: number, round: number): Promise<void> {
  const TransactItems = Array.from({ length: TRANSACTION_ITEMS }, (_none, index) => ({
    Put: { TableName: 'Crash', Item: { id: { S: `${group}-${index}` }, round: { N: String(round) } } },
  }));
  await client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken: `${group}-${round}` }));
  process.stdout.write(`${group} ${round}\n`);
}

async function writeForever(group: number): Promise<void> {
  for (let round = Number(first); ; round++) await write(group, round);
}

await Promise.all([0, 1, 2, 3].map(writeForever));
