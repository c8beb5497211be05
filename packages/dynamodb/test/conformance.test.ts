import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { adapterConformance } from '@counterweight/ledger/testing/conformance';
import { afterAll, beforeAll, describe } from 'vitest';
import { createDynamoDbAdapter } from '../src/adapter.ts';
import { clientOf, createTables, engines } from './engines.ts';

for (const { name, missing, start } of engines) {
  describe.skipIf(missing)(missing === undefined ? name : `${name}: skipped, ${missing}`, () => {
    let engine: Awaited<ReturnType<typeof start>>;
    let client: DynamoDBClient;

    beforeAll(async () => {
      engine = await start();
      client = clientOf(engine.url);
    });
    afterAll(async () => {
      client.destroy();
      await engine.stop();
    });

    adapterConformance(`DynamoDB on ${name}`, async () =>
      createDynamoDbAdapter({ client, tables: await createTables(client) }),
    );
  });
}
