import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MetricUnit } from './index.ts';
import { createTelemetry } from './telemetry.ts';
import { withTelemetry } from './with-telemetry.ts';

// biome-ignore lint/suspicious/noExplicitAny: lines of the log have as many shapes as there are messages
const out: any[] = [];
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

test('every line carries the id of its own request', async () => {
  const telemetry = createTelemetry('ingest');
  const handler = withTelemetry(telemetry, async (name: string) => telemetry.logger.info(name));
  await handler('first', { awsRequestId: 'r1' });
  await handler('second', { awsRequestId: 'r2' });
  expect(out.map(({ message, request_id, service }) => [message, request_id, service])).toEqual([
    ['first', 'r1', 'ingest'],
    ['second', 'r2', 'ingest'],
  ]);
});

test('what was counted gets out when the handler throws, and what it throws goes on', async () => {
  const telemetry = createTelemetry('ingest');
  const handler = withTelemetry(telemetry, async () => {
    telemetry.metrics.addMetric('Differences', MetricUnit.Count, 3);
    throw new Error('out of memory');
  });
  await expect(handler(undefined, { awsRequestId: 'r1' })).rejects.toThrow('out of memory');
  expect(out).toEqual([expect.objectContaining({ Differences: 3, service: 'ingest' })]);
});

test('metrics go to the namespace of the environment', async () => {
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Counterweight/staging');
  const telemetry = createTelemetry('ingest');
  const handler = withTelemetry(
    telemetry,
    async () => void telemetry.metrics.addMetric('Retried', MetricUnit.Count, 1),
  );
  await handler(undefined, { awsRequestId: 'r1' });
  expect(out[0]._aws.CloudWatchMetrics[0].Namespace).toBe('Counterweight/staging');
});
