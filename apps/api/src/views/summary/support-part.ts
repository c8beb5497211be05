import { addressOf, supportQuestion } from '@counterweight/contracts/http';
import { answerSupport } from '@counterweight/domain/answers';
import { pinnedAt } from '../answered-time.ts';
import { defineSupport } from '../support/define-support.ts';
import { resolveSupport } from '../support/read-support.ts';
import { showRow, showSums } from '../support/show-support.ts';
import type { SummaryPart, SummaryReading } from './read-summary.ts';

/** Support by stage, and by stage and category. */
export function summarizeSupport({ query, support }: SummaryReading): SummaryPart<'support'> {
  const resolved = resolveSupport(query, support);
  const { filter, currency, policy } = resolved;
  const answer = answerSupport(support.rows, support.rates.book, filter, ['stage', 'category'], currency, policy);
  return {
    data: {
      by_stage: answer.totals.map((row) => showSums(row, currency)),
      by_stage_and_category: answer.rows.map((row) => showRow(row, currency)),
    },
    definition: defineSupport(query, resolved, answer, support),
    link: addressOf(supportQuestion, { by: 'stage,category', ...query, ...pinnedAt(support.seq) }),
  };
}
