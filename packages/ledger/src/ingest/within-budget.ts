import type { Source } from '@counterweight/domain/values';
import type { Budgets, SpentBudget, WaitingEvents } from '../ports/budgets.ts';
import type { Clock } from '../ports/clock.ts';
import type { Candidate } from './read-delivery.ts';
import { type BudgetRules, fullAtAfter, perMinuteOf, spendable } from './token-bucket.ts';

/** What ingest holds sources to. */
export interface BudgetDeps {
  readonly budgets: Budgets;
  readonly rules: BudgetRules;
  readonly waiting: WaitingEvents;
}

type Counted = Pick<Candidate, 'event' | 'status'>;

const MAX_TRIES = 5;

/**
 * Of a batch the events that are over their source's budget. Each source's bucket is read and written once, whatever the
 * number of its events; taking something back costs nothing. Where others keep writing the bucket, its source has nothing
 * to spend in this batch: its events wait, and nobody else's.
 */
export async function overBudget<Each extends Counted>(
  candidates: readonly Each[],
  { budgets, rules }: Pick<BudgetDeps, 'budgets' | 'rules'>,
  clock: Clock,
): Promise<ReadonlySet<Each>> {
  const over = new Set<Each>();
  const counted = Map.groupBy(
    candidates.filter(({ status }) => status === 'live'),
    ({ event }) => event.source,
  );
  const spent = await budgets.find([...counted.keys()]);
  await Promise.all(
    [...counted].map(async ([source, events]) => {
      const taken = await spend({ source, wanted: events.length, first: spent.get(source) }, { budgets, rules }, clock);
      for (const each of events.slice(taken)) over.add(each);
    }),
  );
  return over;
}

interface Wish {
  readonly source: Source;
  readonly wanted: number;
  readonly first: SpentBudget | undefined;
}

/** How many of the events wanted are paid. */
async function spend(
  { source, wanted, first }: Wish,
  { budgets, rules }: Pick<BudgetDeps, 'budgets' | 'rules'>,
  clock: Clock,
): Promise<number> {
  let spent = first;
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const perMinute = perMinuteOf(source, spent, rules);
    if (perMinute === 'unlimited') return wanted;
    const nowMs = clock.now();
    const events = Math.min(wanted, spendable(perMinute, spent, rules, nowMs).events);
    if (events === 0) return 0;
    const fullAtMs = fullAtAfter(perMinute, spent, events, nowMs);
    if (await budgets.put({ ...spent, source, fullAtMs, version: (spent?.version ?? 0) + 1 })) return events;
    await clock.backOff(attempt);
    spent = (await budgets.find([source])).get(source);
  }
  return 0;
}
