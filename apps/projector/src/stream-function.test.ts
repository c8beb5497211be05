import { Metrics } from '@aws-lambda-powertools/metrics';
import { HEAD_KEY, type Key, knownKey, recordKey } from '@counterweight/dynamodb';
import { createMemoryAdapter, createMemoryStore, type Gate, handleQueueBatch, sendersOf } from '@counterweight/ledger';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStreamFunction } from './stream-function.ts';
import { createSweepFunction } from './sweep-function.ts';

const account = '000000000000';
const senders = sendersOf({ apiAccount: account, accounts: [{ account, sources: ['*'] }] });
const NOON = Date.UTC(2024, 0, 10, 12);
const clockAt = (nowMs: number) => ({ now: () => nowMs, backOff: async () => {} });
const clock = clockAt(NOON);

/** Records a dataset of each source; gives the store and what its stream would deliver. */
async function recorded(...sources: readonly string[]) {
  const keys: Key[] = [];
  const store = createMemoryStore({ onRecord: (record) => void keys.push(recordKey(record)) });
  const messages = sources.map((source) => {
    const data = {
      entity: `${source}:dataset`,
      revision: 1,
      dataset: { title: 'T', publisher: 'P', covers: ['strike'] },
    };
    const type = 'counterweight.dataset.described.v1';
    const detail = { specversion: '1.0', id: 'event', source, type, data };
    return { messageId: source, body: JSON.stringify({ id: source, account, source, 'detail-type': type, detail }) };
  });
  await handleQueueBatch(messages, { ...createMemoryAdapter({ store }), clock, senders });
  return { store, records: keys.map(streamRecord) };
}

function streamRecord({ pk, sk }: Key, index: number) {
  const dynamodb = { SequenceNumber: String(100 + index), Keys: { pk: { S: pk }, sk: { S: sk } }, SizeBytes: 1 };
  return { eventID: String(index), eventName: 'INSERT', dynamodb };
}

describe('the functions of the projector', () => {
  const out: unknown[] = [];
  beforeEach(() => {
    out.length = 0;
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
    for (const method of ['log', 'info'] as const) {
      vi.spyOn(console, method).mockImplementation((line) => void out.push(JSON.parse(String(line))));
    }
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  const metricsOf = () => new Metrics({ namespace: 'Counterweight', serviceName: 'projector' });

  test('project the entities that got records, and count them', async () => {
    const { store, records } = await recorded('desk', 'other');
    const adapter = createMemoryAdapter({ store });
    const handler = createStreamFunction({ ...adapter, clock }, metricsOf());
    expect(await handler({ Records: [...records, ...records] })).toEqual({ batchItemFailures: [] });
    expect(await adapter.ledger.head()).toMatchObject({ seq: 1, day: '2024-01-10' });
    expect(out).toContainEqual(expect.objectContaining({ outcome: 'projected', Entities: 2, service: 'projector' }));
    expect(out).toContainEqual({ message: 'projected', entities: 2, projected: 2 });
  });

  test('leave alone what shares the table with records', async () => {
    const { store } = await recorded('desk');
    const [first] = store.records.page(undefined, 1);
    if (first === undefined) throw new Error('nothing was recorded');
    const handler = createStreamFunction({ ...createMemoryAdapter({ store }), clock }, metricsOf());
    await handler({ Records: [HEAD_KEY, knownKey(first[1])].map(streamRecord) });
    expect(out).toEqual([{ message: 'projected', entities: 0 }]);
    expect((await createMemoryAdapter({ store }).ledger.head()).seq).toBe(0);
  });

  test('name the lowest sequence number that failed', async () => {
    const { store, records } = await recorded('a', 'b', 'c');
    const gate: Gate = async ({ method, args }) =>
      method === 'entity' && !JSON.stringify(args).includes('a:dataset')
        ? { type: 'throws', message: 'out of reach' }
        : undefined;
    const handler = createStreamFunction({ ...createMemoryAdapter({ store, gate }), clock }, metricsOf());
    expect(await handler({ Records: records })).toEqual({ batchItemFailures: [{ itemIdentifier: '101' }] });
    expect(out).toContainEqual(expect.objectContaining({ outcome: 'failed', Entities: 2 }));
    expect(out.at(-1)).toMatchObject({ entity: 'dataset b:dataset', error: expect.stringContaining('out of reach') });
  });

  test('throw on what is no batch of the ledger’s stream', async () => {
    const handler = createStreamFunction({ ...createMemoryAdapter(), clock }, metricsOf());
    await expect(
      handler({ Records: [{ dynamodb: { SequenceNumber: '1', Keys: { id: { S: 'x' } } } }] }),
    ).rejects.toThrow();
  });

  test('sweep what no stream delivered, and count it', async () => {
    const { store } = await recorded('desk', 'other');
    const adapter = createMemoryAdapter({ store });
    const sweep = createSweepFunction({ ...adapter, clock: clockAt(NOON + 10 * 60_000) }, metricsOf());
    expect(await sweep()).toMatchObject({ projected: 2, failed: 0 });
    expect(out).toContainEqual(expect.objectContaining({ SweptProjected: 2, SweptFailed: 0 }));
    expect(await sweep()).toMatchObject({ projected: 0 });
  });
});
