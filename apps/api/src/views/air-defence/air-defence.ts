import { type AnswerOf, airDefenceQuestion, type QueryOf } from '@counterweight/contracts/http';
import { answerAirDefence } from '@counterweight/domain/answers';
import { airDefenceView } from '@counterweight/domain/kinds';
import { airDefenceCatalogueVersion } from '@counterweight/domain/values';
import type { Api } from '../../api-deps.ts';
import { canonicalQueryOf, type PreparedAnswer, questionRoute, type Rendered } from '../../http/question-route.ts';
import { EXPLAIN_PATH } from '../explain/explain.ts';
import { viewLinks } from '../view-links.ts';
import { airDefenceColumns, airDefenceTableRows } from './air-defence-table.ts';
import { defineAirDefence } from './define-air-defence.ts';
import { type AirDefenceReading, explicitAirDefence, groupingsOf, readAirDefence } from './read-air-defence.ts';
import { showRequest, showRow, showUnplaced } from './show-air-defence.ts';

type Query = QueryOf<typeof airDefenceQuestion>;
type Answer = AnswerOf<typeof airDefenceQuestion>;

/** Serves the air-defence view. */
export const serveAirDefenceView = questionRoute(airDefenceQuestion, prepareAirDefence);

async function prepareAirDefence(query: Query, api: Api): Promise<PreparedAnswer<Answer>> {
  const reading = await readAirDefence(query, api);
  return {
    ...{ versions: [airDefenceCatalogueVersion, ...reading.places], seq: reading.seq },
    fileName: `air-defence-by-${groupingsOf(query).join('-')}`,
    render: () => render(query, reading),
  };
}

function render(query: Query, reading: AirDefenceReading): Rendered<Answer> {
  const by = groupingsOf(query);
  const answer = answerAirDefence(reading.cells, reading.filter, by);
  const body: Answer = {
    data: answer.rows.map(showRow),
    requests: answer.requests.map(showRequest),
    unplaced: answer.unplaced.map(showUnplaced),
    definition: defineAirDefence(query, reading, answer),
    links: linksOf(query, reading),
  };
  const table = { columns: airDefenceColumns(by), rows: answer.rows.flatMap(airDefenceTableRows) };
  return { body, lines: body.data, table };
}

function linksOf(query: Query, reading: AirDefenceReading): Answer['links'] {
  const explain = { path: EXPLAIN_PATH, query: { view: airDefenceView.name, ...explicitAirDefence(query, reading) } };
  return viewLinks({ path: airDefenceQuestion.path, query: canonicalQueryOf(airDefenceQuestion, query) }, explain);
}
