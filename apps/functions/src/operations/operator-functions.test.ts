import { handleQueueBatch, project, sendersOf } from '@counterweight/ledger';
import { createMemoryAdapter } from '@counterweight/ledger/testing';
import { createTelemetry } from '@counterweight/observability';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRebuildFunction } from './rebuild-function.ts';
import { createRedactFunction } from './redact-function.ts';
import { createRetryFunction } from './retry-function.ts';

const account = '000000000000';
const WORDS = 'words-of-the-event';
const clock = { now: () => Date.UTC(2024, 0, 10, 12), backOff: async () => {} };
const senders = sendersOf({ apiAccount: account, accounts: [{ account, sources: ['*'] }] });

const out: string[] = [];
beforeEach(() => {
  out.length = 0;
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((line) => void out.push(String(line)));
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function message(id: string, type: string, dataset: object) {
  const data = { entity: 'desk:dataset', revision: 1, dataset };
  const detail = { specversion: '1.0', id, source: 'desk', type, data };
  return { messageId: id, body: JSON.stringify({ id, account, source: 'desk', 'detail-type': type, detail }) };
}

/** A dataset that is known, and an event of a type that is not. */
async function lived() {
  const adapter = createMemoryAdapter();
  const deps = { ...adapter, clock, senders, newSalt: () => '00'.repeat(16) };
  const dataset = { title: WORDS, publisher: WORDS, covers: ['strike'] };
  await handleQueueBatch(
    [
      message('good', 'counterweight.dataset.described.v1', dataset),
      message('odd', 'counterweight.rumour.told.v1', dataset),
    ],
    deps,
  );
  for await (const ref of adapter.ledger.scan()) await project([ref], deps);
  const telemetry = createTelemetry('operations');
  return {
    deps,
    rebuild: createRebuildFunction(deps, telemetry),
    redact: createRedactFunction(deps, telemetry),
    retry: createRetryFunction(deps, telemetry),
  };
}

describe('the function that rebuilds', () => {
  test('takes a view with its version or by its name, and says what it built', async () => {
    const { rebuild } = await lived();
    expect(await rebuild({ view: 'datasets@1' })).toMatchObject({ ok: true, result: { view: 'datasets@1', seq: 2 } });
    expect(await rebuild({ view: 'datasets' })).toMatchObject({ ok: true, result: { seq: 3, entities: 1 } });
  });

  test('says which views there are, to whoever names none and to whoever names another', async () => {
    const { rebuild } = await lived();
    expect(await rebuild({})).toMatchObject({ ok: true, result: { views: expect.arrayContaining(['strikes@3']) } });
    expect(await rebuild({ view: 'data' })).toMatchObject({ ok: false, code: 'unknown_view' });
  });

  test('says why it did not go live, and throws what it cannot explain', async () => {
    const { rebuild, deps } = await lived();
    const [key, record] = deps.store.records.page(undefined, 1)[0] ?? [];
    if (key !== undefined && record !== undefined) deps.store.records.put(key, { ...record, hash: 'forged' });
    expect(await rebuild({ view: 'datasets' })).toMatchObject({ ok: false, code: 'ledger_faulty' });
    const broken = { ...deps, ledger: { ...deps.ledger, head: () => Promise.reject(new Error('out of reach')) } };
    const failing = createRebuildFunction(broken, createTelemetry('operations'));
    await expect(failing({ view: 'datasets' })).rejects.toThrow('out of reach');
  });
});

describe('the function that redacts', () => {
  const order = { entity: 'desk:dataset', record: 'dataset', revision: 1, reason: 'names a person', answer: 451 };

  test('does it, and its log tells neither the payload nor the reason', async () => {
    const { redact, deps } = await lived();
    const records: string[] = [];
    for await (const { record } of deps.ledger.scan()) records.push(record);
    const answer = await redact({ ...order, record: records[0] });
    expect(answer).toMatchObject({ ok: true, result: { outcome: 'redacted', copies: ['odd'], kept: [] } });
    expect(out.join('\n')).toContain('desk:dataset');
    expect(out.join('\n')).not.toMatch(/words-of-the-event|names a person/);
  });

  test.each([
    ['a status that says nothing of redaction', { answer: 404 }, /^answer: /],
    ['no reason', { reason: ' ' }, /^reason: /],
    ['a revision that is no number', { revision: 'x' }, /^revision: /],
    ['an entity without a source', { entity: 'x' }, /^entity: /],
  ])('refuses %s by the field', async (_, change, fault) => {
    const { redact } = await lived();
    expect(await redact({ ...order, ...change })).toMatchObject({ ok: false, message: expect.stringMatching(fault) });
  });

  test('says that there is no such record', async () => {
    const { redact } = await lived();
    expect(await redact({ ...order, revision: 9 })).toMatchObject({ ok: false, code: 'unknown_record' });
  });
});

describe('the function that retries', () => {
  test('sends one or all, and says what came of each', async () => {
    const { retry } = await lived();
    const retried = [{ id: 'odd', outcome: 'quarantined', code: 'unknown_type' }];
    expect(await retry({ id: 'odd' })).toEqual({ ok: true, result: { retried } });
    expect(await retry({ all: true })).toEqual({ ok: true, result: { retried } });
    expect(await retry({ all: true, code: 'conflict' })).toEqual({ ok: true, result: { retried: [] } });
    expect(out.join('\n')).not.toContain(WORDS);
  });

  test('says that there is no such item, and no such code', async () => {
    const { retry } = await lived();
    expect(await retry({ id: 'none' })).toMatchObject({ ok: false, code: 'unknown_item' });
    expect(await retry({ all: true, code: 'odd' })).toMatchObject({ ok: false, code: 'invalid_order' });
  });
});
