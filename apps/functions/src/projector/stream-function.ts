import { recordNameOf } from '@counterweight/dynamodb';
import { handleStreamBatch, type ProjectDeps, type StreamBatchResult } from '@counterweight/ledger';
import { countOutcomes, metricNames, type Telemetry } from '@counterweight/observability';
import { z } from 'zod';
import { reportProjected } from './report-projected.ts';

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
 * The function behind the ledger's stream: projects the entities that got records, counts every outcome, logs what
 * became known by the events' ids, and names the lowest sequence number that failed. Throws when the event is no batch of the
 * ledger's stream.
 */
export function createStreamFunction(deps: ProjectDeps, telemetry: Pick<Telemetry, 'logger' | 'metrics'>) {
  return async (event: unknown): Promise<Pick<StreamBatchResult, 'batchItemFailures'>> => {
    const { results, batchItemFailures } = await handleStreamBatch(newRecords(event), deps);
    const outcomes = countOutcomes(telemetry.metrics, metricNames.entities, results);
    reportProjected(results, {
      ...telemetry,
      nowMs: deps.clock.now(),
      details: { entities: results.length, ...outcomes },
    });
    return { batchItemFailures };
  };
}

/** The table holds more than records: the mapping filters by key, and this does so where no filter is supported. */
function newRecords(event: unknown) {
  return streamEventSchema.parse(event).Records.flatMap(({ dynamodb: { SequenceNumber, Keys } }) => {
    const name = recordNameOf({ pk: Keys.pk.S, sk: Keys.sk.S });
    return name === undefined ? [] : [{ sequenceNumber: SequenceNumber, name }];
  });
}
