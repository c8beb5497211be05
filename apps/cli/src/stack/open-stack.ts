import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbAdapter, type DynamoDbAdapter } from '@counterweight/dynamodb';
import { CommandError } from '../command/command-error.ts';
import { readStackFile } from './stack-file.ts';

interface OpenStack extends DynamoDbAdapter {
  close(): void;
}

/** The running stack's own tables, for the operator's commands. Throws CommandError when no stack runs there. */
function openStack(dataDir: string): OpenStack {
  const stack = readStackFile(dataDir);
  if (stack === undefined) {
    throw new CommandError(
      `no stack runs on ${dataDir}: start it with \`npm start\`, or name its folder with --data-dir`,
    );
  }
  const { dynamodbUrl, outputs } = stack;
  const table = (output: string) => {
    const name = outputs[output];
    if (name !== undefined) return name;
    throw new CommandError(`the stack on ${dataDir} names no ${output}: it was started by another version`);
  };
  const tables = {
    ledger: table('LedgerTableName'),
    views: table('ViewsTableName'),
    quarantine: table('QuarantineTableName'),
  };
  const client = new DynamoDBClient({
    endpoint: dynamodbUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 3,
  });
  return { ...createDynamoDbAdapter({ client, tables }), close: () => client.destroy() };
}

/** Runs `work` on the open stack and closes it; a stack that no longer answers is said in one line. */
export async function withStack<Result>(dataDir: string, work: (stack: OpenStack) => Promise<Result>): Promise<Result> {
  const stack = openStack(dataDir);
  try {
    return await work(stack);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new CommandError(`the stack on ${dataDir} does not answer: is \`npm start\` running?`);
  } finally {
    stack.close();
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isRefusal);
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
}
