import { expect, test } from 'vitest';
import { createSampleDeps, sampleDelivery, sampleReport } from '../testing/samples/sample-deliveries.ts';
import { handleQueueBatch } from './queue-batch.ts';

test('only what failed comes again: neither what was recorded nor what was quarantined', async () => {
  const deps = createSampleDeps({
    gate: async ({ method, args }) =>
      method === 'putRecord' && JSON.stringify(args).includes('desk:s2')
        ? { type: 'throws', message: 'no' }
        : undefined,
  });
  const events = [sampleReport({ local: 's1', strike: { weapons: [] } }), sampleReport({ local: 's2' })];
  const { results, batchItemFailures } = await handleQueueBatch(
    events.map((event) => sampleDelivery(event)),
    deps,
  );
  expect(results.map(({ outcome }) => outcome)).toEqual(['quarantined', 'failed']);
  expect(batchItemFailures).toEqual([{ itemIdentifier: 'message-bus-s2-1' }]);
});
