import { dayOfNumber } from '@counterweight/domain/values';
import { randomOf } from '../random.ts';
import type { BenchEvent } from './bench-event.ts';

const FIRST_DAY = 19_050;
const DAYS = 1500;
const WEAPONS = ['Shahed-136', 'Kalibr', 'X-101', 'Iskander-M'] as const;

/** Reports of salvos as the golden events give them, each an entity of its own. */
export function generateEvents(count: number, seed = 1): readonly BenchEvent[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, number) => {
    const on = dayOfNumber(FIRST_DAY + random.below(DAYS));
    const launched = random.below(90);
    const strike = {
      window: { start: `${on}T18:00`, end: `${on}T23:30`, zone: 'Europe/Kyiv' },
      weapons: [{ name: random.of(WEAPONS) }],
      counts: { launched, destroyed: random.below(launched + 1) },
      aimed_at: [{ precision: 'country', country: 'UA' }],
      claimant: 'ua-air-force',
    };
    const sources = [{ publisher: 'A newspaper', title: 'A report', published_on: on }];
    const data = { entity: `desk:s${number}`, revision: 1, sources, strike };
    return { id: `event-${number}`, source: 'desk', type: 'counterweight.strike.reported.v1', data };
  });
}
