import { type AnswerOf, type QueryOf, strikesQuestion } from '@counterweight/contracts/http';
import { answerStrikes, type StrikeGrouping, type StrikeRow } from '@counterweight/domain/answers';
import { strikeMeasures } from '@counterweight/domain/kinds';
import type { Api } from '../../api-deps.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { chooseRows } from '../choose-rows.ts';
import { viewLinks } from '../view-links.ts';
import { defineStrikes } from './define-strikes.ts';
import { readStrikes, salvosAddress } from './read-strikes.ts';
import { showNumbers, showRow } from './show-strikes.ts';

type Query = QueryOf<typeof strikesQuestion>;
type Answer = AnswerOf<typeof strikesQuestion>;

const standardGroupings: readonly StrikeGrouping[] = ['month'];

/** Serves the strikes view. */
export const serveStrikesView = questionRoute(strikesQuestion, prepareStrikes);

async function prepareStrikes(query: Query, api: Api): Promise<PreparedAnswer<Answer>> {
  const reading = await readStrikes(query, api);
  const { rows, resolved, builds, seq } = reading;
  return {
    ...{ versions: builds, seq },
    render() {
      const { by = standardGroupings } = query;
      const answer = answerStrikes(rows, resolved.filter, ...by);
      const shown = chosenRows(query, answer.rows);
      return {
        data: shown.map((row) => showRow(by, row)),
        total: showNumbers(answer.total),
        definition: defineStrikes(query, resolved, { answer, shown: shown.length, seq }),
        links: viewLinks(strikesQuestion, query, { explain: salvosAddress(query, reading), seq }),
      };
    },
  };
}

function chosenRows(query: Query, rows: readonly StrikeRow[]): readonly StrikeRow[] {
  const { sort, limit } = query;
  const measures = ['salvos', ...strikeMeasures] as const;
  const least = Object.fromEntries(measures.map((measure) => [measure, query[`min_${measure}` as const]]));
  return chooseRows(rows, { sort, limit, least }, ({ salvos, counts }, name) => ({ salvos, ...counts })[name] ?? null);
}
