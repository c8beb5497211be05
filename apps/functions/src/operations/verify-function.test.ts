import { type Clock, handleQueueBatch, type Ledger, type Objects, sendersOf, sweep } from '@counterweight/ledger';
import { createMemoryAdapter, createMemoryStore } from '@counterweight/ledger/testing';
import { createTelemetry, withTelemetry } from '@counterweight/observability';
import { afterEach, expect, test, vi } from 'vitest';
import { createVerifyFunction } from './verify-function.ts';

const account = '000000000000';
const senders = sendersOf({ apiAccount: account, accounts: [{ account, sources: ['*'] }] });

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Listens to what is printed from here on. */
function listening() {
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  const out: Readonly<Record<string, unknown>>[] = [];
  for (const method of ['log', 'info', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((line) => void out.push(JSON.parse(String(line))));
  }
  const metrics = (name: string) => out.flatMap((line) => (name in line ? [line[name]] : []));
  return { out, metrics };
}

/** The function as it is deployed, over a memory. */
function verifying(deps: { readonly ledger: Ledger; readonly objects: Objects; readonly clock: Clock }) {
  const telemetry = createTelemetry('operations');
  const handler = withTelemetry(telemetry, createVerifyFunction(deps, telemetry));
  return () => handler(undefined, { awsRequestId: 'request-1' });
}

function message(id: string, source: string, type: string, data: object) {
  const detail = { specversion: '1.0', id, source, type, data };
  return { messageId: id, body: JSON.stringify({ id, account, source, 'detail-type': type, detail }) };
}

function dataset(source: string) {
  const described = { title: 'T', publisher: 'P', covers: ['strike'] };
  const data = { entity: `${source}:dataset`, revision: 1, dataset: described };
  return message(source, source, 'counterweight.dataset.described.v1', data);
}

/** A commitment to a pledge that has no header. */
function transaction(local: string) {
  const value = { known: 'money', money: { amount: '1', currency: 'USD' } };
  const body = { type: 'committed', when: { precision: 'day', day: '2024-01-05' }, value };
  const sources = [{ publisher: 'A desk', title: 'A report' }];
  const data = { entity: `desk:${local}`, revision: 1, sources, transaction_id: 'a', transaction: body };
  return message(local, 'desk', 'counterweight.pledge.transaction_recorded.v1', data);
}

test('the function that verifies counts the differences and reports the first hundred', async () => {
  const { metrics } = listening();
  let nowMs = Date.UTC(2024, 0, 10, 12);
  const store = createMemoryStore();
  const deps = {
    ...createMemoryAdapter({ store }),
    senders,
    newSalt: () => '00'.repeat(16),
    clock: { now: () => nowMs, backOff: async () => {} },
  };
  await handleQueueBatch(
    Array.from({ length: 105 }, (_, n) => dataset(`desk-${n}`)),
    deps,
  );
  const verify = verifying(deps);

  const before = await verify();
  expect(before).toMatchObject({ differences: 105, records: 105, seq: 0 });
  expect(before.first).toHaveLength(100);
  expect(before.first[0]).toMatchObject({ where: 'pending' });

  nowMs += 70 * 60_000;
  await sweep(deps);
  expect(await verify()).toMatchObject({ differences: 0, first: [], moves: 105 });
  expect(metrics('Differences')).toEqual([105, 0]);
});

test('it counts what waits for a header, and apart what has waited for more than a day', async () => {
  const { out, metrics } = listening();
  let nowMs = Date.UTC(2024, 0, 10, 12);
  const clock = { now: () => nowMs, backOff: async () => {} };
  const deps = { ...createMemoryAdapter(), senders, clock, newSalt: () => '00'.repeat(16) };
  const verify = verifying(deps);
  await handleQueueBatch([transaction('early')], deps);
  nowMs += 12 * 3_600_000;
  await handleQueueBatch([transaction('late')], deps);
  await verify();
  nowMs += 13 * 3_600_000;
  await verify();
  expect(metrics('AwaitingHeader')).toEqual([2, 2]);
  expect(metrics('AwaitingHeaderOverdue')).toEqual([0, 1]);
  const since = '2024-01-10T12:00:00.000Z';
  expect(out).toContainEqual(
    expect.objectContaining({ level: 'WARN', first: [{ kind: 'pledge', entity: 'desk:early', since }] }),
  );
});
