import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { handleQueueBatch, type IngestDeps, type IngestResult, type QueueBatchResult } from '@counterweight/ledger';
import { z } from 'zod';

/** What ingest reads of a queue's batch. */
const queueEventSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

/**
 * The function behind the queue: records or quarantines each message, counts every outcome, and names the messages that
 * must come again. Throws on what is no batch of a queue.
 */
export function createQueueFunction(deps: IngestDeps, metrics: Metrics) {
  return async (event: unknown): Promise<Pick<QueueBatchResult, 'batchItemFailures'>> => {
    const { Records } = queueEventSchema.parse(event);
    const { results, batchItemFailures } = await handleQueueBatch(Records, deps);
    const outcomes = countOutcomes(results);
    for (const [outcome, count] of Object.entries(outcomes)) {
      metrics.singleMetric().addDimension('outcome', outcome).addMetric('Events', MetricUnit.Count, count);
    }
    const [failure] = results.filter(({ outcome }) => outcome === 'failed');
    const error = failure?.error === undefined ? {} : { error: failure.error };
    console.info(JSON.stringify({ message: 'ingested', events: results.length, ...outcomes, ...error }));
    return { batchItemFailures };
  };
}

/** How many of each outcome there are. */
function countOutcomes(results: readonly IngestResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
