import { handleQueueBatch, type IngestDeps, type IngestResult, type QueueBatchResult } from '@counterweight/ledger';
import { countOutcomes, MetricUnit, metricNames, type Telemetry } from '@counterweight/observability';
import { z } from 'zod';

/** What ingest reads of a queue's batch. */
const queueEventSchema = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      body: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.coerce.number() }).optional(),
    }),
  ),
});

/**
 * The function behind the queue: records or quarantines each message, counts every outcome, logs it by the event's id,
 * and names the messages to deliver again. Throws when the event is no batch of a queue.
 */
export function createQueueFunction(deps: IngestDeps, { logger, metrics }: Pick<Telemetry, 'logger' | 'metrics'>) {
  return async (event: unknown): Promise<Pick<QueueBatchResult, 'batchItemFailures'>> => {
    const { Records } = queueEventSchema.parse(event);
    const { results, batchItemFailures } = await handleQueueBatch(Records, deps);
    const outcomes = countOutcomes(metrics, metricNames.events, results);
    const retried = Records.filter(({ attributes }) => (attributes?.ApproximateReceiveCount ?? 1) > 1).length;
    metrics.addMetric(metricNames.retried, MetricUnit.Count, retried);
    logger.info('ingested', { ...outcomes, retried, events: results.map(logLine) });
    return { batchItemFailures };
  };
}

/** Ids and outcome only: an event's content belongs in the ledger or the quarantine. */
function logLine({ eventId, busId, outcome, code, error }: IngestResult) {
  return { event_id: eventId, bus_id: busId, outcome, code, error };
}
