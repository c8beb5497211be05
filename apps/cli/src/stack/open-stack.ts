import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbAdapter, createS3Objects, type DynamoDbAdapter, s3Client } from '@counterweight/dynamodb';
import type { Objects } from '@counterweight/ledger';
import { CommandError } from '../command/command-error.ts';
import { findDeployedStack } from './deployed-stack.ts';
import { findLocalStack } from './local-stack.ts';
import { outputOf, type StackAddress, type StackOptions } from './stack-address.ts';

/** What `--stack` says unless told: the one that runs on the data directory. */
export const LOCAL_STACK = 'local';

/**
 * A stack's tables and its bucket of snapshots through the ports, with its address for whatever else a command asks. Tokens are
 * asked for by the function that keeps them: see `operatorTokens`.
 */
export interface OpenStack extends Omit<DynamoDbAdapter, 'tokens'> {
  readonly objects: Objects;
  readonly address: StackAddress;
}

/**
 * Runs an operator's command on a stack, local or deployed, and closes it. Throws CommandError when there is no such
 * stack, or when it does not answer.
 */
export async function withStack<Result>(
  options: StackOptions,
  work: (stack: OpenStack) => Promise<Result>,
): Promise<Result> {
  const address = await findStack(options);
  const client = new DynamoDBClient({ ...address.settings('dynamodb'), maxAttempts: 3 });
  const tables = {
    ledger: outputOf(address, 'LedgerTableName'),
    quarantine: outputOf(address, 'QuarantineTableName'),
    tokens: outputOf(address, 'TokensTableName'),
  };
  const s3 = s3Client(address.settings('s3'));
  try {
    const objects = createS3Objects(s3, outputOf(address, 'SnapshotsBucketName'));
    return await work({ ...createDynamoDbAdapter({ client, tables }), objects, address });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new CommandError(`${address.title} does not answer: is it running?`);
  } finally {
    client.destroy();
    s3.destroy();
  }
}

async function findStack({ stack, dataDir }: StackOptions): Promise<StackAddress> {
  return stack === LOCAL_STACK ? findLocalStack(dataDir) : findDeployedStack(stack);
}

function isRefusal(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isRefusal);
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
}
