import { countWriteUnits } from '@counterweight/dynamodb/testing/write-units';
import { type BenchEvent, correct } from './bench-event.ts';
import { openLedger } from './open-ledger.ts';
import { recordEvents } from './record-events.ts';

/** Means of write units an event. */
export interface WriteUnits {
  readonly events: number;
  readonly imported: number;
  readonly corrected: number;
  readonly alone: number;
}

const MOST_ALONE = 25;

/** Imports events in bulk, then a correction of each, then some corrections one by one, in a ledger of its own. */
export async function measureWriteUnits(events: readonly BenchEvent[]): Promise<WriteUnits> {
  const ledger = await openLedger();
  const units = countWriteUnits(ledger.client);
  const meanOf = async (some: readonly BenchEvent[], batch?: number) => {
    units.take();
    await recordEvents(some, ledger, batch);
    return Number((units.take() / some.length).toFixed(2));
  };
  try {
    const corrections = events.map(correct);
    return {
      events: events.length,
      imported: await meanOf(events),
      corrected: await meanOf(corrections),
      alone: await meanOf(someOf(corrections, MOST_ALONE).map(correct), 1),
    };
  } finally {
    await ledger.close();
  }
}

/** At most so many of the events, from everywhere among them. The step is odd: in a file of pledges every second is a header. */
export function someOf(events: readonly BenchEvent[], most: number): readonly BenchEvent[] {
  const step = Math.ceil(events.length / most) | 1;
  return events.filter((_, index) => index % step === 0);
}
