import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoDbEngine, openDynamoDbEngine } from '@counterweight/localcloud/dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { clientOf } from './engines.ts';

/** Where a suite's embedded engine answers, and a client of it. */
export interface UsedEngine extends Pick<DynamoDbEngine, 'conflict'> {
  readonly url: string;
  readonly client: DynamoDBClient;
}

/** Runs the embedded engine while the tests of a suite run. What it answers is to be read in tests and hooks only. */
export function useEngine(): UsedEngine {
  let engine: DynamoDbEngine;
  let url: string;
  let client: DynamoDBClient;
  beforeAll(async () => {
    engine = await openDynamoDbEngine();
    url = (await engine.listen(0)).url;
    client = clientOf(url);
  });
  afterAll(async () => {
    client.destroy();
    await engine.close();
  });
  return {
    conflict: (hook) => engine.conflict(hook),
    get url() {
      return url;
    },
    get client() {
      return client;
    },
  };
}
