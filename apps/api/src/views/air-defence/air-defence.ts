import {
  type AnswerOf,
  airDefenceQuestion,
  canonicalPath,
  explainQuestion,
  type QueryOf,
} from '@counterweight/contracts/http';
import { answerAirDefence } from '@counterweight/domain/answers';
import { airDefenceView } from '@counterweight/domain/kinds';
import { airDefenceCatalogueVersion } from '@counterweight/domain/values';
import type { Api } from '../../api-deps.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { viewLinks } from '../view-links.ts';
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
    ...{ versions: [airDefenceCatalogueVersion, ...reading.builds], seq: reading.seq },
    render: () => render(query, reading),
  };
}

function render(query: Query, reading: AirDefenceReading): Answer {
  const answer = answerAirDefence(reading.rows, reading.filter, groupingsOf(query));
  return {
    data: answer.rows.map(showRow),
    requests: answer.requests.map(showRequest),
    unplaced: answer.unplaced.map(showUnplaced),
    definition: defineAirDefence(query, reading, answer),
    links: linksOf(query, reading),
  };
}

function linksOf(query: Query, reading: AirDefenceReading): Answer['links'] {
  const explain = canonicalPath(explainQuestion.path, {
    view: airDefenceView.name,
    ...explicitAirDefence(query, reading),
  });
  return viewLinks(airDefenceQuestion, query, { explain, seq: reading.seq });
}
