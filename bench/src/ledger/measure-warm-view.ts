import { answerStrikes } from '@counterweight/domain/answers';
import { allViews, createLedgerMemory } from '@counterweight/ledger';
import { medianMs } from '../median-ms.ts';
import type { BenchLedger } from './open-ledger.ts';

const ROUNDS = 201;

/** A view that follows HEAD against the bare read of HEAD that it cannot do without: strikes by month, all of them. */
export async function measureWarmView({ deps }: BenchLedger) {
  const memory = createLedgerMemory({
    ledger: deps.ledger,
    objects: { get: async () => undefined, list: async () => [] },
  });
  const view = allViews.find((each) => each.startsWith('strikes@'));
  if (view === undefined) throw new Error('no view of strikes');
  const filter = { sources: ['desk'], dayRule: 'end' as const };
  const viewMs = await medianMs(async () => {
    const reading = await memory.read();
    if (!reading.ok) throw new Error('behind');
    return answerStrikes(reading.at.rows(view), filter, 'month');
  }, ROUNDS);
  const headMs = await medianMs(() => deps.ledger.head(), ROUNDS);
  return { viewMs, headMs };
}
