import { randomBytes } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type EntityRef, handleQueueBatch, project, sendersOf, systemClock, verify } from '@counterweight/ledger';
import { openDynamoDbEngine } from '@counterweight/localcloud/dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDynamoDbAdapter } from '../src/adapter.ts';
import { clientOf, createTables } from './engines.ts';

const account = '000000000000';
const senders = sendersOf({ apiAccount: account, accounts: [{ account, sources: ['*'] }] });
const type = 'counterweight.strike.reported.v1';

/** A queue's message that reports a salvo; three of them share a day. */
function message(n: number, revision = 1) {
  const on = new Date(Date.UTC(2024, 0, 1 + Math.floor(n / 3))).toISOString().slice(0, 10);
  const strike = {
    window: { start: `${on}T18:00`, end: `${on}T23:30`, zone: 'Europe/Kyiv' },
    weapons: [{ name: 'Shahed-136' }],
    counts: { launched: 10 * revision, destroyed: 5 },
    aimed_at: [{ precision: 'country', country: 'UA' }],
    claimant: 'ua-air-force',
  };
  const sources = [{ publisher: 'A newspaper', title: 'A report', published_on: on }];
  const data = { entity: `desk:s${n}`, revision, sources, strike };
  const detail = { specversion: '1.0', id: `event-${n}-${revision}`, source: 'desk', type, data };
  const messageId = `${n}-${revision}`;
  return { messageId, body: JSON.stringify({ id: messageId, account, source: 'desk', 'detail-type': type, detail }) };
}

describe('the use cases over DynamoDB on the embedded engine', () => {
  let engine: Awaited<ReturnType<typeof openDynamoDbEngine>>;
  let client: DynamoDBClient;

  beforeAll(async () => {
    engine = await openDynamoDbEngine();
    client = clientOf((await engine.listen(0)).url);
  });
  afterAll(async () => {
    client.destroy();
    await engine.close();
  });

  test('two projectors of the same entities, conflicts and revisions leave views that equal the ledger', async () => {
    const deps = {
      ...createDynamoDbAdapter({ client, tables: await createTables(client) }),
      clock: systemClock(),
      senders,
      newSalt: () => randomBytes(16).toString('hex'),
    };
    let calls = 0;
    engine.conflict(() => {
      calls += 1;
      return calls % 9 === 0;
    });
    const messages = Array.from({ length: 30 }, (_, n) => message(n)).concat([
      message(3, 2),
      message(4, 3),
      message(3, 2),
    ]);
    const outcomes = (await handleQueueBatch(messages, deps)).results.map(({ messageId, outcome }) => [
      messageId,
      outcome,
    ]);
    expect(outcomes.filter(([, outcome]) => outcome !== 'accepted')).toEqual([]);
    const refs: EntityRef[] = [];
    for await (const { kind, entity } of deps.ledger.scan()) refs.push({ kind, entity });
    const results = (await Promise.all([project(refs, deps), project(refs.toReversed(), deps)])).flat();
    engine.conflict(undefined);
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    const { differences, records, moves } = await verify(deps);
    expect(differences).toEqual([]);
    expect([records, moves]).toEqual([32, 60]);
  });
});
