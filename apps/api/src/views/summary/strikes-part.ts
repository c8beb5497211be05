import { addressOf, strikesQuestion } from '@counterweight/contracts/http';
import { answerStrikes } from '@counterweight/domain/answers';

import { pinnedAt } from '../answered-time.ts';
import { defineStrikes } from '../strikes/define-strikes.ts';
import { resolveStrikes } from '../strikes/read-strikes.ts';
import { showNumbers, showRow } from '../strikes/show-strikes.ts';
import type { SummaryPart, SummaryReading } from './read-summary.ts';

/** Strikes in all and by class of weapon, as claimed. */
export function summarizeStrikes(part: SummaryReading): SummaryPart<'strikes'> {
  const { query, rowsOf } = part;
  const { as_of, known_at, at_seq, min_seq } = query;
  const asked = { as_of, known_at, at_seq, min_seq };
  const { rows, resolved, seq } = resolveStrikes(asked, rowsOf('strike'), part);
  const answer = answerStrikes(rows, resolved.filter, 'class');
  return {
    data: { total: showNumbers(answer.total), by_class: answer.rows.map((row) => showRow(['class'], row)) },
    definition: defineStrikes(asked, resolved, { answer, shown: answer.rows.length, seq }),
    link: addressOf(strikesQuestion, { by: 'class', ...asked, ...pinnedAt(seq) }),
  };
}
