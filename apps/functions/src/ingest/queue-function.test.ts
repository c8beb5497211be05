import { type IngestDeps, sendersOf } from '@counterweight/ledger';
import { createMemoryAdapter } from '@counterweight/ledger/testing';
import { createTelemetry, withTelemetry } from '@counterweight/observability';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createQueueFunction } from './queue-function.ts';

const account = '000000000000';
const senders = sendersOf({ apiAccount: account, accounts: [{ account, sources: ['*'] }] });
const clock = { now: () => Date.UTC(2024, 0, 10, 12), backOff: async () => {} };

/** A queue's message holding the bus's envelope of a dataset's description. */
function message(messageId: string, source: string, revision: unknown = 1) {
  const detail = {
    specversion: '1.0',
    id: `event-${messageId}`,
    source,
    type: 'counterweight.dataset.described.v1',
    data: { entity: `${source}:dataset`, revision, dataset: { title: 'T', publisher: 'P', covers: ['strike'] } },
  };
  const envelope = { id: `bus-${messageId}`, account, source, 'detail-type': detail.type, detail };
  return { messageId, body: JSON.stringify(envelope), receiptHandle: 'unused' };
}

/** What was printed: metrics by outcome, and the batch's line. */
function printed(lines: readonly unknown[]) {
  const parsed = lines.map((line) => JSON.parse(String(line)));
  const metrics = parsed.filter((line) => '_aws' in line);
  return {
    lines: parsed.filter((line) => !('_aws' in line)),
    metrics: metrics.map(({ outcome, service, Events, Retried, _aws }) => {
      return { outcome, service, Events, Retried, namespace: _aws.CloudWatchMetrics[0].Namespace };
    }),
    dimensions: metrics.map(({ _aws }) => _aws.CloudWatchMetrics[0].Dimensions),
  };
}

describe('the function behind the queue', () => {
  const out: unknown[] = [];
  beforeEach(() => {
    out.length = 0;
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
    for (const method of ['log', 'info', 'warn', 'error'] as const)
      vi.spyOn(console, method).mockImplementation((line) => void out.push(line));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  /** The function as it is deployed, over a memory. */
  const handlerOf = (given: Omit<IngestDeps, 'newSalt'>) => {
    const deps = { ...given, newSalt: () => '00'.repeat(16) };
    const telemetry = createTelemetry('ingest');
    const handler = withTelemetry(telemetry, createQueueFunction(deps, telemetry));
    return (event: unknown) => handler(event, { awsRequestId: 'request-1' });
  };

  test('records the good, quarantines the bad, and counts each outcome', async () => {
    const adapter = createMemoryAdapter();
    const handler = handlerOf({ ...adapter, clock, senders });
    const Records = [
      message('1', 'desk'),
      message('2', 'desk', 0),
      message('3', 'other'),
      { messageId: '4', body: '{' },
    ];
    expect(await handler({ Records })).toEqual({ batchItemFailures: [] });
    const { lines, metrics, dimensions } = printed(out);
    const same = { service: 'ingest', namespace: 'Counterweight' };
    expect(metrics).toEqual([
      { outcome: 'accepted', Events: 2, ...same },
      { outcome: 'quarantined', Events: 2, ...same },
      { Retried: 0, ...same },
    ]);
    expect(dimensions[0]).toEqual([['service', 'outcome']]);
    expect(lines).toMatchObject([
      { message: 'ingested', service: 'ingest', request_id: 'request-1', quarantined: 2, accepted: 2, retried: 0 },
    ]);
    expect(lines[0].events).toEqual([
      { event_id: 'event-1', bus_id: 'bus-1', outcome: 'accepted' },
      { event_id: 'event-2', bus_id: 'bus-2', outcome: 'quarantined', code: 'invalid_event' },
      { event_id: 'event-3', bus_id: 'bus-3', outcome: 'accepted' },
      { bus_id: '4', outcome: 'quarantined', code: 'invalid_json' },
    ]);
    expect((await adapter.quarantine.get('bus-2'))?.faults[0]?.field).toBe('data.revision');
  });

  test('names the messages that must come again, and says why once', async () => {
    const gate = async (step: { method: string }) =>
      step.method === 'putReceipt' ? ({ type: 'throws', message: 'out of reach' } as const) : undefined;
    const handler = handlerOf({ ...createMemoryAdapter({ gate }), clock, senders });
    const answer = await handler({ Records: [message('1', 'desk'), message('2', 'desk', 0)] });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    const { lines, metrics } = printed(out);
    expect(metrics.map(({ outcome, Events }) => [outcome, Events])).toContainEqual(['failed', 1]);
    expect(lines[0]).toMatchObject({ failed: 1, quarantined: 1 });
    expect(lines[0].events[0]).toEqual({
      ...{ event_id: 'event-1', outcome: 'failed', error: expect.stringContaining('out of reach') },
    });
  });

  test('counts the messages that come again', async () => {
    const handler = handlerOf({ ...createMemoryAdapter(), clock, senders });
    const again = { ...message('1', 'desk'), attributes: { ApproximateReceiveCount: '2' } };
    await handler({ Records: [again, { ...message('2', 'desk'), attributes: { ApproximateReceiveCount: '1' } }] });
    expect(printed(out).metrics).toContainEqual(expect.objectContaining({ Retried: 1 }));
  });

  test('prints nothing of an event’s own words', async () => {
    const handler = handlerOf({ ...createMemoryAdapter(), clock, senders });
    const spoken = message('3', 'secret-desk', 'secret').body.replace('event-3', 'a secret that is no id');
    const Records = [
      message('1', 'secret-desk'),
      message('2', 'secret-desk', 'secret'),
      { messageId: '3', body: spoken },
    ];
    await handler({ Records });
    expect(printed(out).lines[0].events).toHaveLength(3);
    expect(JSON.stringify(out)).not.toContain('secret');
  });

  test.each([undefined, {}, { Records: [{ body: 'no id' }] }])('throws on what is no batch: %j', async (event) => {
    const handler = handlerOf({ ...createMemoryAdapter(), clock, senders });
    await expect(handler(event)).rejects.toThrow();
  });
});
