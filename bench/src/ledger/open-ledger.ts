import { randomBytes } from 'node:crypto';
import { createDynamoDbAdapter } from '@counterweight/dynamodb';
import { clientOf, createTables } from '@counterweight/dynamodb/testing/engines';
import { sendersOf, systemClock } from '@counterweight/ledger';
import { openDynamoDbEngine } from '@counterweight/localcloud/dynamodb';
import { ACCOUNT } from './bench-event.ts';

/** A ledger of its own over the embedded engine, spoken to over HTTP as AWS is. */
export type BenchLedger = Awaited<ReturnType<typeof openLedger>>;

/** Kept in a folder where one is named, else in memory. */
export async function openLedger(dir?: string) {
  const engine = await openDynamoDbEngine(dir === undefined ? {} : { dir });
  const { url } = await engine.listen(0);
  const client = clientOf(url);
  const tables = await createTables(client);
  const deps = {
    ...createDynamoDbAdapter({ client, tables }),
    clock: systemClock(),
    senders: sendersOf({ apiAccount: ACCOUNT, accounts: [{ account: ACCOUNT, sources: ['*'] }] }),
    newSalt: () => randomBytes(16).toString('hex'),
  };
  return {
    url,
    client,
    tables,
    deps,
    async close() {
      client.destroy();
      await engine.close();
    },
  };
}
