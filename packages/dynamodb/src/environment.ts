import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import {
  type BudgetRules,
  budgetRulesSchema,
  type Clock,
  type Objects,
  type Senders,
  senderRegistrySchema,
  sendersOf,
  systemClock,
} from '@counterweight/ledger';
import { z } from 'zod';
import { createDynamoDbAdapter, type DynamoDbAdapter } from './adapter.ts';
import { withDatabaseClock } from './database-clock.ts';
import { jsonText } from './json-text.ts';
import { createS3Objects, s3Client } from './s3-objects.ts';

/** A function's environment, or whatever else maps names to text. */
export type Environment = Readonly<Record<string, string | undefined>>;

const storesSchema = z.object({
  LEDGER_TABLE: z.string().min(1),
  QUARANTINE_TABLE: z.string().min(1),
  TOKENS_TABLE: z.string().min(1),
  /** Shifts the clock, for a stack that plays another day. */
  CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
});
const bucketSchema = z.object({ SNAPSHOTS_BUCKET: z.string().min(1) });
const budgetsSchema = z.object({ BUDGETS: jsonText(budgetRulesSchema) });
const sendersSchema = z.object({ SENDERS: jsonText(senderRegistrySchema) });

export interface FromEnvironmentOptions {
  /** Makes the client's calls visible to whoever traces the function. */
  readonly instrument?: (client: DynamoDBClient) => DynamoDBClient;
}

/** The ports that a function works with, and its clock as far as the database's bears it out. Throws an Error naming the variable that is missing or wrong. */
export function depsFromEnvironment(
  environment: Environment,
  { instrument = (client) => client }: FromEnvironmentOptions = {},
): DynamoDbAdapter & { readonly clock: Clock; readonly newSalt: () => string } {
  const { LEDGER_TABLE, QUARANTINE_TABLE, TOKENS_TABLE, CLOCK_OFFSET_MS } = read(storesSchema, environment);
  const tables = { ledger: LEDGER_TABLE, quarantine: QUARANTINE_TABLE, tokens: TOKENS_TABLE };
  const client = instrument(dynamoDbClient());
  const adapter = createDynamoDbAdapter({ client, tables });
  const newSalt = () => randomBytes(16).toString('hex');
  return { ...adapter, clock: withDatabaseClock(systemClock({ offsetMs: CLOCK_OFFSET_MS }), client), newSalt };
}

/** The bucket of snapshots, from `SNAPSHOTS_BUCKET`. Throws an Error where it is not named. */
export function objectsFromEnvironment(
  environment: Environment,
  { instrument = (client) => client }: { readonly instrument?: (client: S3Client) => S3Client } = {},
): Objects {
  return createS3Objects(instrument(s3Client()), read(bucketSchema, environment).SNAPSHOTS_BUCKET);
}

/** What sources may send, from `BUDGETS`. Throws an Error naming what is wrong with it. */
export function budgetRulesFromEnvironment(environment: Environment): BudgetRules {
  return read(budgetsSchema, environment).BUDGETS;
}

/** Who may publish, from `SENDERS`. Throws an Error naming what is wrong with it. */
export function sendersFromEnvironment(environment: Environment): Senders {
  return sendersOf(read(sendersSchema, environment).SENDERS);
}

/**
 * A client that gives up on a call while a function still has time to answer: the use cases try again themselves.
 * Region, credentials and endpoint come from the environment, as the SDK reads them.
 */
export function dynamoDbClient(): DynamoDBClient {
  const agent = { keepAlive: true, maxSockets: 128 };
  const client = new DynamoDBClient({
    maxAttempts: 4,
    requestHandler: {
      connectionTimeout: 1000,
      requestTimeout: 5000,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
  });
  // It makes a copy of all that is sent and received for a log that nobody keeps.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

function read<Value>(schema: z.ZodType<Value>, environment: Environment): Value {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new Error(
    `environment: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
  );
}
