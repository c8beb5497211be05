import { z } from 'zod';
import type { EventsPerMinute, SpentBudget } from '../ports/budgets.ts';

/** What the stack gives every source, and which sources are without a budget. */
export const budgetRulesSchema = z.strictObject({
  perMinute: z.int().min(1),
  /** So many minutes' worth can be spent at once, by whoever spent nothing before. */
  burstMinutes: z.int().min(1),
  unlimited: z.array(z.string()),
});
export type BudgetRules = z.infer<typeof budgetRulesSchema>;

/** What can be spent of a bucket at a moment. */
export interface Spendable {
  /** Whole events. */
  readonly events: number;
  /** Until one more can be spent, where none can. */
  readonly waitMs: number;
}

const MINUTE_MS = 60_000;

/** Events a minute that a source may send: the operator's word, else the stack's. */
export function perMinuteOf(source: string, spent: SpentBudget | undefined, rules: BudgetRules): EventsPerMinute {
  if (spent?.perMinute !== undefined) return spent.perMinute;
  return rules.unlimited.includes(source) ? 'unlimited' : rules.perMinute;
}

/** How many events a source can send now. */
export function spendable(
  perMinute: number,
  spent: Pick<SpentBudget, 'fullAtMs'> | undefined,
  { burstMinutes }: BudgetRules,
  nowMs: number,
): Spendable {
  const owedMs = Math.max(0, (spent?.fullAtMs ?? 0) - nowMs);
  const eventMs = MINUTE_MS / perMinute;
  const events = Math.max(0, Math.floor((burstMinutes * MINUTE_MS - owedMs) / eventMs + ROUNDING));
  const waitMs = Math.max(0, owedMs + eventMs - burstMinutes * MINUTE_MS);
  return { events, waitMs };
}

/** When the bucket is full again once so many are spent. */
export function fullAtAfter(
  perMinute: number,
  spent: Pick<SpentBudget, 'fullAtMs'> | undefined,
  events: number,
  nowMs: number,
): number {
  return Math.max(nowMs, spent?.fullAtMs ?? 0) + (events * MINUTE_MS) / perMinute;
}

/** A minute is not always a whole number of events. */
const ROUNDING = 1e-6;
