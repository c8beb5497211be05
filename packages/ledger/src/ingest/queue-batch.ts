import { type IngestDeps, ingest } from './ingest.ts';
import type { IngestResult } from './ingest-result.ts';
import type { Delivery } from './read-delivery.ts';

/** What a queue's function answers: only the messages named here come again. The shape is the platform's. */
export interface QueueBatchResult {
  readonly results: readonly IngestResult[];
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Ingests one batch of a queue and names the messages that nothing is known to be stored of. */
export async function handleQueueBatch(records: readonly Delivery[], deps: IngestDeps): Promise<QueueBatchResult> {
  const results = await ingest(records, deps);
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  return { results, batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}
