import {
  type AnswerOf,
  canonicalPath,
  conversionQuestion,
  explainQuestion,
  type ParameterValue,
  type QueryOf,
} from '@counterweight/contracts/http';
import {
  answerConversion,
  type ConversionAnswer,
  type ConversionRow,
  conversionView,
  type RequestsMet,
  requestsMet,
} from '@counterweight/domain/answers';
import { viewId } from '@counterweight/domain/rows';
import type { Api } from '../../api-deps.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { showKey } from '../show-key.ts';
import { viewLinks } from '../view-links.ts';
import { defineConversion } from './define-conversion.ts';
import { type ConversionReading, explicitConversion, groupingsOf, readConversion } from './read-conversion.ts';
import { showConversion } from './show-conversion.ts';
import { showRequests } from './show-requests.ts';

type Query = QueryOf<typeof conversionQuestion>;
type Answer = AnswerOf<typeof conversionQuestion>;

/** Serves the conversion view. */
export const serveConversionView = questionRoute(conversionQuestion, prepareConversion);

async function prepareConversion(query: Query, api: Api): Promise<PreparedAnswer<Answer>> {
  const reading = await readConversion(query, api);
  const versions = [viewId(conversionView), ...reading.builds];
  return { versions, seq: reading.seq, render: () => render(query, reading) };
}

function render({ format: _, ...query }: Query, reading: ConversionReading): Answer {
  const { rows, filter, money } = reading;
  const answer = answerConversion(rows, filter, groupingsOf(query), money);
  const explain = (more?: Readonly<Record<string, ParameterValue>>) =>
    canonicalPath(explainQuestion.path, {
      view: conversionView.name,
      ...explicitConversion(query, reading, more),
    });
  return {
    data: answer.rows.map((row) => ({
      ...showKey(row.key),
      ...showConversion(row),
      links: { explain: explain(chosenBy(row)) },
    })),
    total: answer.total === undefined ? null : showConversion(answer.total),
    requests: showRequests(metOf(reading, answer), (of) => explain({ class: of, from: undefined, to: undefined })),
    definition: defineConversion(query, reading, answer),
    links: viewLinks(conversionQuestion, query, { explain: explain(), seq: reading.seq }),
  };
}

/** What came of requests of the days asked for, by promises of any day; nothing where there are no promises. */
function metOf({ filter, requests, requestSources, ties }: ConversionReading, answer: ConversionAnswer): RequestsMet {
  const { anyDay: lines, cut } = answer;
  const { from, to, classes } = filter;
  const asked = {
    sources: cut === undefined ? [] : requestSources.counted,
    ...(classes && { classes }),
    ...(from && { from }),
    ...(to && { to }),
  };
  return requestsMet(requests, asked, { lines, ties, cut: cut?.day });
}

/** What asks for the lines of one row. */
function chosenBy({ key }: ConversionRow): Readonly<Record<string, ParameterValue>> {
  return { ...key };
}
