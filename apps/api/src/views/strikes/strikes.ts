import { type AnswerOf, type QueryOf, strikesQuestion } from '@counterweight/contracts/http';
import { answerStrikes } from '@counterweight/domain/answers';

import type { Api } from '../../api-deps.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { viewLinks } from '../view-links.ts';
import { defineStrikes } from './define-strikes.ts';
import { readStrikes, salvosAddress } from './read-strikes.ts';
import { showNumbers, showRow } from './show-strikes.ts';

type Query = QueryOf<typeof strikesQuestion>;
type Answer = AnswerOf<typeof strikesQuestion>;

/** Serves the strikes view. */
export const serveStrikesView = questionRoute(strikesQuestion, prepareStrikes);

async function prepareStrikes(query: Query, api: Api): Promise<PreparedAnswer<Answer>> {
  const reading = await readStrikes(query, api);
  const { rows, resolved, builds, seq } = reading;
  return {
    ...{ versions: builds, seq },
    render() {
      const { by = 'month' } = query;
      const answer = answerStrikes(rows, resolved.filter, by);
      return {
        data: answer.rows.map((row) => showRow(by, row)),
        total: showNumbers(answer.total),
        definition: defineStrikes(query, resolved, answer, seq),
        links: viewLinks(strikesQuestion, query, { explain: salvosAddress(query, reading), seq }),
      };
    },
  };
}
