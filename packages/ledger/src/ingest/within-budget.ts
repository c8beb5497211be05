import type { Source } from '@counterweight/domain/values';
import type { Budgets, SpentBudget, WaitingEvents } from '../ports/budgets.ts';
import type { Clock } from '../ports/clock.ts';
import { type BudgetRules, perMinuteOf } from './budget-rules.ts';
import type { EventCost } from './event-cost.ts';
import { TokenBuckets } from './token-bucket.ts';

/** What ingest holds sources to. */
export interface BudgetDeps {
  readonly budgets: Budgets;
  readonly rules: BudgetRules;
  readonly waiting: WaitingEvents;
}

/** Something that a source pays for. */
export interface Charged {
  readonly payer: Source;
  readonly cost: () => EventCost;
}

const MAX_TRIES = 5;

/**
 * Of a batch what is over its source's budget. Each source's item is read and written once, whatever the number of its
 * events. Where others keep writing the item, its source has nothing to spend in this batch: its events wait, and nobody
 * else's.
 */
export async function overBudget<Each extends Charged>(
  charged: readonly Each[],
  { budgets, rules }: Pick<BudgetDeps, 'budgets' | 'rules'>,
  clock: Clock,
): Promise<ReadonlySet<Each>> {
  const over = new Set<Each>();
  const bySource = Map.groupBy(charged, ({ payer }) => payer);
  const spent = await budgets.find([...bySource.keys()]);
  await Promise.all(
    [...bySource].map(async ([source, wanted]) => {
      const paid = await spend({ source, wanted, first: spent.get(source) }, { budgets, rules }, clock);
      for (const each of wanted) if (!paid.has(each)) over.add(each);
    }),
  );
  return over;
}

interface Wish<Each> {
  readonly source: Source;
  readonly wanted: readonly Each[];
  readonly first: SpentBudget | undefined;
}

/** What of the wanted is paid, in its order. */
async function spend<Each extends Charged>(
  { source, wanted, first }: Wish<Each>,
  { budgets, rules }: Pick<BudgetDeps, 'budgets' | 'rules'>,
  clock: Clock,
): Promise<ReadonlySet<Each>> {
  let spent = first;
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const perMinute = perMinuteOf(source, spent, rules);
    if (perMinute === 'unlimited') return new Set(wanted);
    const buckets = new TokenBuckets(perMinute, spent, rules, clock.now());
    const paid = new Set(wanted.filter(({ cost }) => buckets.take(cost()) === undefined));
    if (paid.size === 0) return paid;
    const given = spent?.perMinute === undefined ? {} : { perMinute: spent.perMinute };
    const version = (spent?.version ?? 0) + 1;
    if (await budgets.put({ source, ...given, ...buckets.spent, version })) return paid;
    await clock.backOff(attempt);
    spent = (await budgets.find([source])).get(source);
  }
  return new Set();
}
