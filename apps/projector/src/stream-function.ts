import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { recordNameOf } from '@counterweight/dynamodb';
import { handleStreamBatch, type ProjectDeps, type ProjectResult, type StreamBatchResult } from '@counterweight/ledger';
import { z } from 'zod';

const keySchema = z.object({ S: z.string() });
/** What the projector reads of a stream's batch: keys only. */
const streamEventSchema = z.object({
  Records: z.array(
    z.object({
      dynamodb: z.object({ SequenceNumber: z.string(), Keys: z.object({ pk: keySchema, sk: keySchema }) }),
    }),
  ),
});

/**
 * The function behind the ledger's stream: projects the entities that got records, counts every outcome, and names the
 * lowest sequence number that failed. Throws on what is no batch of the ledger's stream.
 */
export function createStreamFunction(deps: ProjectDeps, metrics: Metrics) {
  return async (event: unknown): Promise<Pick<StreamBatchResult, 'batchItemFailures'>> => {
    const { results, batchItemFailures } = await handleStreamBatch(newRecords(event), deps);
    const outcomes = countOutcomes(results);
    for (const [outcome, count] of Object.entries(outcomes)) {
      metrics.singleMetric().addDimension('outcome', outcome).addMetric('Entities', MetricUnit.Count, count);
    }
    const [failure] = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'quarantined');
    const error = failure === undefined ? {} : { entity: `${failure.kind} ${failure.entity}`, error: failure.error };
    console.info(JSON.stringify({ message: 'projected', entities: results.length, ...outcomes, ...error }));
    return { batchItemFailures };
  };
}

/** The table holds more than records; the mapping's filter keeps the rest away, and this does where there is none. */
function newRecords(event: unknown) {
  return streamEventSchema.parse(event).Records.flatMap(({ dynamodb: { SequenceNumber, Keys } }) => {
    const name = recordNameOf({ pk: Keys.pk.S, sk: Keys.sk.S });
    if (name === undefined) return [];
    return [{ sequenceNumber: SequenceNumber, ref: { kind: name.kind, entity: name.entity } }];
  });
}

/** How many of each outcome there are. */
function countOutcomes(results: readonly ProjectResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
