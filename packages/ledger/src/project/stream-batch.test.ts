import { expect, test } from 'vitest';
import { sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleRef } from '../testing/samples/sample-ledger.ts';
import { handleStreamBatch } from './stream-batch.ts';

/** A batch of these entities, in this order, of which some cannot be read. */
async function failuresOf(locals: readonly string[], unreadable: readonly string[]) {
  const ledger = createSampleLedger();
  await ledger.accept(...[...new Set(locals)].map((local) => sampleReport({ local })));
  const deps = ledger.through({
    gate: async ({ method, args }) =>
      method === 'entity' && unreadable.some((local) => JSON.stringify(args).includes(`desk:${local}"`))
        ? { type: 'throws', message: 'no' }
        : undefined,
  });
  const records = locals.map((local, index) => ({ sequenceNumber: `${900 + index * 50}`, ref: sampleRef(local) }));
  const { batchItemFailures } = await handleStreamBatch(records, deps);
  return { failures: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), journal: await ledger.journal() };
}

test('a batch without failures reports none', async () => {
  expect(await failuresOf(['s1', 's2', 's1'], [])).toMatchObject({ failures: [] });
});

test('of several failures only the lowest sequence number is reported, in the stream’s order', async () => {
  const { failures } = await failuresOf(['s1', 's3', 's2', 's3', 's2'], ['s2', 's3']);
  expect(failures).toEqual(['950']);
});

test('what did not fail is projected, before and after the failure', async () => {
  const { failures, journal } = await failuresOf(['s1', 's2', 's3'], ['s2']);
  expect(failures).toEqual(['950']);
  expect(journal).toEqual(['1 2024-01-10: desk:s1 1 created, desk:s3 1 created']);
});
