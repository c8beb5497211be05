import type { Source } from '@counterweight/domain/values';
import type { Budgets, EventsPerMinute } from '../ports/budgets.ts';
import type { Clock } from '../ports/clock.ts';

export interface GiveBudgetDeps {
  readonly budgets: Budgets;
  readonly clock: Pick<Clock, 'backOff'>;
}

const MAX_TRIES = 20;

/** Gives a source a budget of its own, or with none the stack's. What it has spent stays. Throws where its item keeps changing. */
export async function giveBudget(
  source: Source,
  perMinute: EventsPerMinute | undefined,
  { budgets, clock }: GiveBudgetDeps,
): Promise<void> {
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const held = (await budgets.find([source])).get(source);
    const { perMinute: _, version = 0, ...spent } = held ?? { source, fullAtMs: 0 };
    const given = perMinute === undefined ? {} : { perMinute };
    if (await budgets.put({ ...spent, version: version + 1, ...given })) return;
    await clock.backOff(attempt);
  }
  throw new Error(`the budget of ${source} kept changing; try again`);
}
