import { cloudEventSchema } from '@counterweight/contracts/events';
import type { EventSink } from '@counterweight/ledger';
import { createTelemetry } from '@counterweight/observability';
import { afterEach, expect, test, vi } from 'vitest';
import { loggedSink } from './logged-sink.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('a sink that logs says which event the bus took under which id, and nothing that is in it', async () => {
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  const out: unknown[] = [];
  for (const method of ['log', 'info'] as const) {
    vi.spyOn(console, method).mockImplementation((line) => void out.push(JSON.parse(String(line))));
  }
  const results = [
    { outcome: 'sent', busId: 'bus-1' },
    { outcome: 'failed', code: 'ThrottlingException', message: 'too many' },
  ] as const;
  const sink: EventSink = { publish: async () => results };
  const events = ['event-1', 'event-2'].map((id) =>
    cloudEventSchema.parse({ specversion: '1.0', id, source: 'desk', type: 'a.b', data: { title: 'secret' } }),
  );
  expect(await loggedSink(sink, createTelemetry('api')).publish(events, 'token:0123456789abcdef')).toBe(results);
  expect(out).toContainEqual(
    expect.objectContaining({
      ...{ message: 'sent', sent: 1, failed: 1 },
      events: [
        { event_id: 'event-1', bus_id: 'bus-1', outcome: 'sent' },
        { event_id: 'event-2', outcome: 'failed', error: 'ThrottlingException: too many' },
      ],
    }),
  );
  expect(out).toContainEqual(expect.objectContaining({ outcome: 'failed', Sent: 1, service: 'api' }));
  expect(JSON.stringify(out)).not.toContain('secret');
});
