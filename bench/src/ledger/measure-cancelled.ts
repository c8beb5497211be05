import { setTimeout as wait } from 'node:timers/promises';
import { handleQueueBatch, project } from '@counterweight/ledger';
import { type BenchEvent, messageOf, recordOf } from './bench-event.ts';
import { type BenchLedger, openLedger } from './open-ledger.ts';

/** How many events come at once, and how often. */
const ARRIVING = 10;
const EVERY_MS = 100;

/** How many transactions two projectors sent while events came in, and how many of them were cancelled. */
export interface Cancelled {
  readonly transactions: number;
  readonly cancelled: number;
}

/**
 * 100 events a second, each for one of two projectors that know nothing of each other. `windowMs` is how long a projector
 * lets events gather: the deployed one a second.
 */
export async function measureCancelled(events: readonly BenchEvent[], windowMs: number): Promise<Cancelled> {
  const ledger = await openLedger();
  const counted = countCommits(ledger.deps);
  const waiting: BenchEvent[][] = [[], []];
  let open = true;
  const projectors = waiting.map(async (lane, number) => {
    await wait((number * windowMs) / 3);
    while (open || lane.length > 0) {
      await wait(windowMs);
      await project(lane.splice(0).map(recordOf), counted.deps);
    }
  });
  for (let first = 0; first < events.length; first += ARRIVING) {
    const some = events.slice(first, first + ARRIVING);
    const [ingested] = await Promise.all([handleQueueBatch(some.map(messageOf), ledger.deps), wait(EVERY_MS)]);
    if (ingested.batchItemFailures.length > 0) throw new Error('an event was not taken');
    some.forEach((event, index) => void waiting[index % waiting.length]?.push(event));
  }
  open = false;
  await Promise.all(projectors);
  await ledger.close();
  return counted.counts;
}

function countCommits(deps: BenchLedger['deps']) {
  const counts = { transactions: 0, cancelled: 0 };
  const commit: BenchLedger['deps']['ledger']['commit'] = async (change) => {
    const outcome = await deps.ledger.commit(change);
    counts.transactions += 1;
    if (!outcome.committed) counts.cancelled += 1;
    return outcome;
  };
  return { counts, deps: { ...deps, ledger: { ...deps.ledger, commit } } };
}
