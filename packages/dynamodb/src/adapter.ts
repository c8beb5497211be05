import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Budgets, type Ledger, type Quarantine, systemClock, type Tokens } from '@counterweight/ledger';
import { createDynamoDbBudgets } from './dynamodb-budgets.ts';
import { createDynamoDbLedger } from './dynamodb-ledger.ts';
import { createDynamoDbQuarantine } from './dynamodb-quarantine.ts';
import { createDynamoDbTokens } from './dynamodb-tokens.ts';
import type { TableNames } from './table-names.ts';

export interface DynamoDbAdapter {
  readonly ledger: Ledger;
  readonly quarantine: Quarantine;
  readonly tokens: Tokens;
  readonly budgets: Budgets;
}

export interface DynamoDbAdapterOptions {
  readonly client: DynamoDBClient;
  readonly tables: TableNames;
  /** Waits before asking again for what a batch left unprocessed; the system's clock when absent. */
  readonly backOff?: (attempt: number) => Promise<void>;
}

/** The ports on the DynamoDB tables that have the keys of `tables`. Reads throw the SDK's errors; transactions do not. */
export function createDynamoDbAdapter(options: DynamoDbAdapterOptions): DynamoDbAdapter {
  const { client, tables, backOff = systemClock().backOff } = options;
  const connection = { client, tables, backOff };
  return {
    ledger: createDynamoDbLedger(connection),
    quarantine: createDynamoDbQuarantine(connection),
    tokens: createDynamoDbTokens(connection),
    budgets: createDynamoDbBudgets(connection),
  };
}
