import { canonicalPath, strikeDefinitionSchema, strikeNumbersSchema } from '@counterweight/contracts/http';
import { answerStrikes } from '@counterweight/domain/answers';
import { cellsKnownAt, seqKnownAt } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import { defineStrikes } from '../strikes/define-strikes.ts';
import { resolveStrikeFilter } from '../strikes/read-strikes.ts';
import { showNumbers, showRow } from '../strikes/show-strikes.ts';
import type { SummaryReading } from './read-summary.ts';
import { timeOf } from './summary-parameters.ts';

export const strikesPart = {
  data: z.strictObject({
    total: strikeNumbersSchema,
    by_class: z.array(z.looseObject(strikeNumbersSchema.shape)),
  }),
  definition: strikeDefinitionSchema,
};

/** Strikes in all and by class of weapon, as claimed. */
export function summarizeStrikes({ query, snapshotOf, precedence }: SummaryReading) {
  const { as_of, known_at, min_seq } = query;
  const asked = { as_of, known_at, min_seq };
  const snapshot = snapshotOf('strike');
  const resolved = resolveStrikeFilter(asked, snapshot, precedence);
  const answer = answerStrikes(cellsKnownAt(snapshot, known_at), resolved.filter, 'class');
  return {
    data: { total: showNumbers(answer.total), by_class: answer.rows.map((row) => showRow('class', row)) },
    definition: defineStrikes(asked, resolved, answer, seqKnownAt(snapshot, known_at)),
    link: canonicalPath('/v1/views/strikes', { by: 'class', ...timeOf(query) }),
  };
}
