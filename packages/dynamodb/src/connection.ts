import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TableNames } from './table-names.ts';

/** What every port of the adapter reads and writes through. */
export interface Connection {
  readonly client: DynamoDBClient;
  readonly tables: TableNames;
  /** Waits before asking again, from attempt 1, for what a batch left unprocessed. */
  readonly backOff: (attempt: number) => Promise<void>;
}
