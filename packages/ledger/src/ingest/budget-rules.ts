import { z } from 'zod';
import type { EventsPerMinute, SpentBudget } from '../ports/budgets.ts';

/** What the stack gives every source, and which sources are without a budget. */
export const budgetRulesSchema = z.strictObject({
  perMinute: z.int().min(1),
  /** So many minutes' worth can be spent at once, by whoever spent nothing before. */
  burstMinutes: z.int().min(1),
  /** Rows that events may make, for each event of the budget. */
  rowsPerEvent: z.int().min(1),
  /** Of one entity, by its source. */
  revisionsPerMinute: z.int().min(1),
  /** To one entity of another source. */
  linksPerMinute: z.int().min(1),
  unlimited: z.array(z.string()),
});
export type BudgetRules = z.infer<typeof budgetRulesSchema>;

/** Events a minute that a source may send: the operator's word, else the stack's. */
export function perMinuteOf(source: string, spent: SpentBudget | undefined, rules: BudgetRules): EventsPerMinute {
  if (spent?.perMinute !== undefined) return spent.perMinute;
  return rules.unlimited.includes(source) ? 'unlimited' : rules.perMinute;
}
