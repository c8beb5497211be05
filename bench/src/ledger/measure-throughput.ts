import { sourceSchema } from '@counterweight/domain/values';
import { handleQueueBatch, project } from '@counterweight/ledger';
import { type BenchEvent, messageOf, recordOf } from './bench-event.ts';
import type { BenchLedger } from './open-ledger.ts';

const BATCH = 100;
const IN_FLIGHT = 25;

/** Events a second until known, ingest and projector at work at the same time. Throws an Error when one is not taken. */
export async function eventsPerSecond(events: readonly BenchEvent[], { deps }: BenchLedger): Promise<number> {
  const start = performance.now();
  let projecting: Promise<number> = Promise.resolve(0);
  for (let first = 0; first < events.length; first += BATCH) {
    const some = events.slice(first, first + BATCH);
    await handleQueueBatch(some.map(messageOf), deps);
    projecting = projecting.then(async (before) => {
      const results = await project(some.map(recordOf), deps);
      return before + results.filter(({ outcome }) => outcome === 'projected').length;
    });
  }
  const known = await projecting;
  if (known !== events.length) throw new Error(`${known} of ${events.length} events became known`);
  return rate(events.length, start);
}

/** The engine's own limit in the same process: conditional puts a second of receipts of events, some at the same time. */
export async function putsPerSecond(events: readonly BenchEvent[], { deps }: BenchLedger): Promise<number> {
  const at = new Date().toISOString();
  const receipts = events.map((event) => ({
    source: sourceSchema.parse(event.source),
    id: event.id,
    name: recordOf(event),
    at,
    sender: 'bench',
  }));
  const start = performance.now();
  const put = async () => {
    for (let receipt = receipts.pop(); receipt !== undefined; receipt = receipts.pop()) {
      await deps.ledger.putReceipt(receipt);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, put));
  return rate(events.length, start);
}

function rate(count: number, start: number): number {
  return Math.round((1000 * count) / (performance.now() - start));
}
