import { type AnswerOf, type QueryOf, strikeFilterShape, strikesQuestion } from '@counterweight/contracts/http';
import { answerStrikes, type StrikeGrouping, type StrikeRow } from '@counterweight/domain/answers';
import { cellsKnownAt } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { strikeResource } from '../../entities/strike/strike-resource.ts';
import { inOrder } from '../../http/canonical-query.ts';
import { type Column, tableOf } from '../../http/formats.ts';
import { canonicalQueryOf, type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { viewLinks } from '../view-links.ts';
import { defineStrikes } from './define-strikes.ts';
import { explicitParameters, readStrikes, type StrikesReading } from './read-strikes.ts';
import { labelsOf, numberColumns, showNumbers, showRow } from './show-strikes.ts';

type Query = QueryOf<typeof strikesQuestion>;
type Answer = AnswerOf<typeof strikesQuestion>;

/** Serves the strikes view. */
export const serveStrikesView = questionRoute(strikesQuestion, prepareStrikes);

async function prepareStrikes(query: Query, api: Api): Promise<PreparedAnswer<Answer>> {
  const { by = 'month' } = query;
  const reading = await readStrikes(query, api);
  const { snapshot, resolved, seq } = reading;
  return {
    ...{ versions: [snapshot.place], seq, fileName: `strikes-by-${by}` },
    render() {
      const answer = answerStrikes(cellsKnownAt(snapshot, query.known_at), resolved.filter, by);
      const data = answer.rows.map((row) => showRow(by, row));
      const body: Answer = {
        data,
        total: showNumbers(answer.total),
        definition: defineStrikes(query, resolved, answer, seq),
        links: linksOf(query, reading),
      };
      return { body, lines: data, table: tableOf(columnsOf(by), answer.rows) };
    },
  };
}

function columnsOf(by: StrikeGrouping): readonly Column<StrikeRow>[] {
  const labels = Object.keys(labelsOf(by, '')) as (keyof ReturnType<typeof labelsOf>)[];
  return [
    [by, ({ key }) => key],
    ...labels.map((label): Column<StrikeRow> => [label, ({ key }) => labelsOf(by, key)[label]]),
    ...numberColumns,
  ];
}

function linksOf(query: Query, { resolved, seq }: StrikesReading): Answer['links'] {
  const explain = inOrder(Object.keys(strikeFilterShape), { ...explicitParameters(query, resolved), min_seq: seq });
  const asked = { path: strikesQuestion.path, query: canonicalQueryOf(strikesQuestion, query) };
  return viewLinks(asked, { path: strikeResource.path, query: explain });
}
