import { handleQueueBatch, project } from '@counterweight/ledger';
import { type BenchEvent, messageOf, recordOf } from './bench-event.ts';
import type { BenchLedger } from './open-ledger.ts';

/** As many messages as the queue gives ingest at once. */
const BATCH = 100;

/** Has events ingested and projected, batch by batch. Throws an Error when one of them is neither. */
export async function recordEvents(
  events: readonly BenchEvent[],
  { deps }: Pick<BenchLedger, 'deps'>,
  batch = BATCH,
): Promise<void> {
  for (let start = 0; start < events.length; start += batch) {
    const some = events.slice(start, start + batch);
    const { results } = await handleQueueBatch(some.map(messageOf), deps);
    const projected = await project(some.map(recordOf), deps);
    for (const { outcome, ...result } of [...results, ...projected]) {
      if (outcome !== 'accepted' && outcome !== 'projected') {
        throw new Error(`${outcome}: ${JSON.stringify(result)}`);
      }
    }
  }
}
