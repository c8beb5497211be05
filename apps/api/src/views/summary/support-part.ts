import { canonicalPath, supportDefinitionSchema, supportNumbersSchema } from '@counterweight/contracts/http';
import { answerSupport } from '@counterweight/domain/answers';
import { z } from '@hono/zod-openapi';
import { defineSupport } from '../support/define-support.ts';
import { resolveSupport } from '../support/read-support.ts';
import { showRow, showSums } from '../support/show-support.ts';
import type { SummaryReading } from './read-summary.ts';
import { conversionOf, timeOf } from './summary-parameters.ts';

export const supportPart = {
  data: z.strictObject({
    by_stage: z.array(supportNumbersSchema),
    by_stage_and_category: z.array(z.looseObject(supportNumbersSchema.shape)),
  }),
  definition: supportDefinitionSchema,
};

/** Support by stage, and by stage and category. */
export function summarizeSupport({ query, support, precedence }: SummaryReading) {
  const resolved = resolveSupport(query, support, precedence);
  const { filter, currency, policy } = resolved;
  const answer = answerSupport(support.cells, support.rates.book, filter, ['stage', 'category'], currency, policy);
  return {
    data: {
      by_stage: answer.totals.map((row) => showSums(row, currency)),
      by_stage_and_category: answer.rows.map((row) => showRow(row, currency)),
    },
    definition: defineSupport(query, resolved, answer, support),
    link: canonicalPath('/v1/views/support', { by: 'stage,category', ...timeOf(query), ...conversionOf(query) }),
  };
}
