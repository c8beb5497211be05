import type { CancellationReason } from '@counterweight/ledger';
import type { PortFault, PortStep } from '@counterweight/ledger/testing';
import type { Prng } from './prng.ts';

const REFUSED_STATE: CancellationReason = {
  item: { type: 'state', key: 'computed from what has changed' },
  code: 'invalid',
  message: 'a stale state is too large',
};

/** How often a call throws; in a storm whole batches fail. */
const THROWS = { calm: 0.015, storm: 0.12 } as const;

/** What goes wrong at a step, if anything. */
export function faultAt(step: PortStep, prng: Prng, weather: keyof typeof THROWS): PortFault | undefined {
  const { moment, outcome, method } = step;
  if (outcome?.committed === false) return prng.chance(0.4) ? besideTheRealReasons(prng) : undefined;
  if (prng.chance(THROWS[weather])) {
    return { type: 'throws', message: moment === 'after' ? 'the response was lost' : 'out of reach' };
  }
  if (moment === 'before' && method === 'commit' && prng.chance(0.08))
    return { type: 'cancels', reasons: passing(prng) };
  return undefined;
}

/** Reasons that say nothing but: try again. */
function passing(prng: Prng): readonly CancellationReason[] {
  const conflict = { item: { type: 'head' }, code: 'conflict' } as const;
  const throttled = { item: { type: 'transaction' }, code: 'throttled' } as const;
  return prng.pick([[conflict], [throttled], [conflict, throttled]]);
}

/** A transaction that lost a race can be told more: an item in conflict, and one that its stale content makes invalid. */
function besideTheRealReasons(prng: Prng): PortFault {
  const conflict = { item: { type: 'transaction' }, code: 'conflict' } as const;
  return { type: 'cancels', reasons: prng.chance(0.6) ? [REFUSED_STATE] : [conflict] };
}
