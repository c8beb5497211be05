import { HEAD_KEY, type Key, recordKey, stateKey } from '@counterweight/dynamodb';
import { handleQueueBatch, type SweepDeps, sendersOf } from '@counterweight/ledger';
import { createMemoryAdapter, createMemoryStore, type Gate } from '@counterweight/ledger/testing';
import { createTelemetry, withTelemetry } from '@counterweight/observability';
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
    const detail = { specversion: '1.0', id: `event-of-${source}`, source, type, data };
    return { messageId: source, body: JSON.stringify({ id: source, account, source, 'detail-type': type, detail }) };
  });
  await handleQueueBatch(messages, {
    ...createMemoryAdapter({ store }),
    ...{ clock, senders, newSalt: () => '00'.repeat(16) },
  });
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
    for (const method of ['log', 'info', 'warn', 'error'] as const) {
      vi.spyOn(console, method).mockImplementation((line) => void out.push(JSON.parse(String(line))));
    }
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  /** The functions as they are deployed, over a memory. */
  const functionsOf = (given: Omit<SweepDeps, 'newSalt'>) => {
    const deps = { ...given, newSalt: () => '00'.repeat(16) };
    const telemetry = createTelemetry('projector');
    const handler = withTelemetry(telemetry, createStreamFunction(deps, telemetry));
    const sweep = withTelemetry(telemetry, createSweepFunction(deps, telemetry));
    const context = { awsRequestId: 'request-1' };
    return { handler: (event: unknown) => handler(event, context), sweep: () => sweep(undefined, context) };
  };

  test('project the entities that got records, and count them', async () => {
    const { store, records } = await recorded('desk', 'other');
    const adapter = createMemoryAdapter({ store });
    const { handler } = functionsOf({ ...adapter, clock });
    expect(await handler({ Records: [...records, ...records] })).toEqual({ batchItemFailures: [] });
    expect(await adapter.ledger.head()).toMatchObject({ seq: 1, day: '2024-01-10' });
    expect(out).toContainEqual(expect.objectContaining({ outcome: 'projected', Entities: 2, service: 'projector' }));
    expect(out).toContainEqual(
      expect.objectContaining({
        ...{ message: 'projected', service: 'projector', request_id: 'request-1', entities: 2, projected: 2 },
        events: ['event-of-desk', 'event-of-other'],
      }),
    );
  });

  test('measure how long each event took from accepted to visible', async () => {
    const { store, records } = await recorded('desk', 'other');
    const { handler } = functionsOf({ ...createMemoryAdapter({ store }), clock: clockAt(NOON + 2500) });
    await handler({ Records: records });
    expect(out).toContainEqual(expect.objectContaining({ Lag: [2.5, 2.5], service: 'projector' }));
  });

  test('name all that became known, in as many lines as that takes', async () => {
    const sources = Array.from({ length: 101 }, (_, n) => `desk-${n}`);
    const { store, records } = await recorded(...sources);
    const { handler } = functionsOf({ ...createMemoryAdapter({ store }), clock });
    await handler({ Records: records });
    const lines = out.filter((line): line is { events: string[] } => Object.hasOwn(Object(line), 'events'));
    expect(lines.map(({ events }) => events.length)).toEqual([100, 1]);
    expect(lines.flatMap(({ events }) => events).sort()).toEqual(sources.map((each) => `event-of-${each}`).sort());
  });

  test('leave alone what shares the table with records', async () => {
    const { store } = await recorded('desk');
    const [first] = store.records.page(undefined, 1);
    if (first === undefined) throw new Error('nothing was recorded');
    const { handler } = functionsOf({ ...createMemoryAdapter({ store }), clock });
    await handler({ Records: [HEAD_KEY, stateKey(first[1])].map(streamRecord) });
    expect(out).toEqual([expect.objectContaining({ message: 'projected', entities: 0, events: [] })]);
    expect((await createMemoryAdapter({ store }).ledger.head()).seq).toBe(0);
  });

  test('name the lowest sequence number that failed', async () => {
    const { store, records } = await recorded('a', 'b', 'c');
    const gate: Gate = async ({ method, args }) =>
      method === 'entries' || (method === 'entity' && !JSON.stringify(args).includes('a:dataset'))
        ? { type: 'throws', message: 'out of reach' }
        : undefined;
    const { handler } = functionsOf({ ...createMemoryAdapter({ store, gate }), clock });
    expect(await handler({ Records: records })).toEqual({ batchItemFailures: [{ itemIdentifier: '101' }] });
    expect(out).toContainEqual(expect.objectContaining({ outcome: 'failed', Entities: 2 }));
    const failures = out.filter((line) => Object(line).message === 'not projected');
    expect(failures).toMatchObject([
      { level: 'ERROR', entity: 'b:dataset', outcome: 'failed', error: expect.stringContaining('out of reach') },
      { level: 'ERROR', entity: 'c:dataset', outcome: 'failed', error: expect.stringContaining('out of reach') },
    ]);
  });

  test('throw on what is no batch of the ledger’s stream', async () => {
    const { handler } = functionsOf({ ...createMemoryAdapter(), clock });
    await expect(
      handler({ Records: [{ dynamodb: { SequenceNumber: '1', Keys: { id: { S: 'x' } } } }] }),
    ).rejects.toThrow();
  });

  test('sweep what no stream delivered, and count it', async () => {
    const { store } = await recorded('desk', 'other');
    const adapter = createMemoryAdapter({ store });
    const { sweep } = functionsOf({ ...adapter, clock: clockAt(NOON + 70 * 60_000) });
    expect(await sweep()).toMatchObject({ projected: 2, failed: 0 });
    expect(out).toContainEqual(expect.objectContaining({ SweptProjected: 2, SweptFailed: 0 }));
    expect(out).toContainEqual(expect.objectContaining({ sweep: true, events: ['event-of-desk', 'event-of-other'] }));
    expect(await sweep()).toMatchObject({ projected: 0 });
  });
});
