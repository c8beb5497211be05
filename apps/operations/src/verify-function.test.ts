import { Metrics } from '@aws-lambda-powertools/metrics';
import { createMemoryAdapter, createMemoryStore, handleQueueBatch, sendersOf, sweep } from '@counterweight/ledger';
import { afterEach, expect, test, vi } from 'vitest';
import { createVerifyFunction } from './verify-function.ts';

const account = '000000000000';
const senders = sendersOf({ apiAccount: account, accounts: [{ account, sources: ['*'] }] });

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

test('the function that verifies counts the differences and reports the first hundred', async () => {
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  const out: unknown[] = [];
  for (const method of ['log', 'info'] as const) {
    vi.spyOn(console, method).mockImplementation((line) => void out.push(JSON.parse(String(line))));
  }
  let nowMs = Date.UTC(2024, 0, 10, 12);
  const store = createMemoryStore();
  const deps = { ...createMemoryAdapter({ store }), senders, clock: { now: () => nowMs, backOff: async () => {} } };
  const type = 'counterweight.dataset.described.v1';
  const messages = Array.from({ length: 105 }, (_, n) => {
    const dataset = { title: 'T', publisher: 'P', covers: ['strike'] };
    const source = `desk-${n}`;
    const detail = {
      specversion: '1.0',
      id: 'e',
      source,
      type,
      data: { entity: `${source}:dataset`, revision: 1, dataset },
    };
    return { messageId: source, body: JSON.stringify({ id: source, account, source, 'detail-type': type, detail }) };
  });
  await handleQueueBatch(messages, deps);
  const verify = createVerifyFunction(deps, new Metrics({ namespace: 'Counterweight', serviceName: 'operations' }));

  const before = await verify();
  expect(before).toMatchObject({ differences: 105, records: 105, seq: 0 });
  expect(before.first).toHaveLength(100);
  expect(before.first[0]).toMatchObject({ where: 'pending' });
  expect(out).toContainEqual(expect.objectContaining({ Differences: 105, service: 'operations' }));

  nowMs += 10 * 60_000;
  await sweep(deps);
  expect(await verify()).toMatchObject({ differences: 0, first: [], rows: 105 });
  expect(out).toContainEqual(expect.objectContaining({ Differences: 0 }));
});
