import { EMPTY_HEAD, handleQueueBatch, nextJournalItem, sendersOf, systemClock } from '@counterweight/ledger';
import { openDynamoDbEngine } from '@counterweight/localcloud/dynamodb';
import { describe, expect, test } from 'vitest';
import { createDynamoDbAdapter } from '../src/adapter.ts';
import { clientOf, createTables } from './engines.ts';
import { recordOf } from './sample-records.ts';
import { useEngine } from './use-engine.ts';

describe('what the engine refuses', () => {
  const engine = useEngine();
  const open = async () => createDynamoDbAdapter({ client: engine.client, tables: await createTables(engine.client) });

  test.each([
    ['small', 0],
    ['large', 10_000],
  ])(
    'a record that is too large itself, with a %s payload, can never be stored and leaves nothing',
    async (_, bytes) => {
      const { ledger } = await open();
      const record = recordOf('a', 'x'.repeat(bytes), { sender: 'x'.repeat(410 * 1024) });
      expect(await ledger.putRecord(record)).toMatchObject({ outcome: 'refused' });
      expect((await ledger.records([record])).size).toBe(0);
      expect(await ledger.putRecord(recordOf('a'))).toEqual({ outcome: 'stored' });
    },
  );

  test.each([
    ['thousands of unknown fields', Object.fromEntries(Array.from({ length: 15_000 }, (_, n) => [`\u0001${n}`, 1]))],
    ['a field whose name is 200 KB long', { ['x'.repeat(200_000)]: 1 }],
  ])('an event with %s is quarantined all the same', async (_, data) => {
    const senders = sendersOf({ apiAccount: '0', accounts: [{ account: '0', sources: ['*'] }] });
    const deps = { ...(await open()), senders, clock: systemClock(), newSalt: () => '00'.repeat(16) };
    const type = 'counterweight.strike.reported.v1';
    const detail = { specversion: '1.0', id: 'e', source: 'desk', type, data };
    const body = JSON.stringify({ id: 'b', account: '0', source: 'desk', 'detail-type': type, detail });
    const { results, batchItemFailures } = await handleQueueBatch([{ messageId: 'm', body }], deps);
    expect([results[0]?.outcome, batchItemFailures]).toEqual(['quarantined', []]);
    expect((await deps.quarantine.get('b'))?.faults.length).toBeGreaterThan(1);
  });

  test('a transaction that overlaps another is a conflict, to be tried again', async () => {
    const { ledger } = await open();
    engine.conflict(() => true);
    const item = nextJournalItem(EMPTY_HEAD, 0);
    const outcome = await ledger.commit({ head: EMPTY_HEAD, item, views: EMPTY_HEAD.views, states: [] });
    engine.conflict(undefined);
    expect(outcome.committed || outcome.reasons.map(({ code }) => code)).toContain('conflict');
    expect(await ledger.head()).toEqual(EMPTY_HEAD);
  });
});

test('an engine that is gone makes a transaction unavailable, not an exception', async () => {
  const engine = await openDynamoDbEngine();
  const { url } = await engine.listen(0);
  await engine.close();
  const client = clientOf(url);
  const { ledger } = createDynamoDbAdapter({ client, tables: { ledger: 'l', quarantine: 'q', tokens: 't' } });
  const item = nextJournalItem(EMPTY_HEAD, 0);
  const commit = { head: EMPTY_HEAD, item, views: EMPTY_HEAD.views, states: [] };
  const { kind, entity, record, revision } = recordOf('a');
  const redaction = { name: { kind, entity, record, revision }, reason: 'an address', answer: 410 } as const;
  const outcome = await ledger.commit(commit);
  expect(await ledger.commit({ ...commit, redaction })).toEqual(outcome);
  await expect(ledger.putRecord(recordOf('a'))).rejects.toThrow();
  client.destroy();
  expect(outcome).toMatchObject({ reasons: [{ item: { type: 'transaction' }, code: 'unavailable' }] });
});
