import {
  type AnswerOf,
  canonicalPath,
  explainQuestion,
  inOrder,
  type ParameterValue,
  parameterNames,
  type QueryOf,
  responseQuestion,
} from '@counterweight/contracts/http';
import { responseView } from '@counterweight/domain/answers';
import { viewId } from '@counterweight/domain/rows';
import type { Api } from '../../api-deps.ts';
import { MAX_SHOWN_TIES } from '../../entities/link/shown-ties.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { salvosAddress } from '../strikes/read-strikes.ts';
import { viewLinks } from '../view-links.ts';
import { strikesOf } from '../waves/read-waves.ts';
import { defineResponse } from './define-response.ts';
import { explicitResponse } from './explicit-response.ts';
import { showFinding } from './finding-texts.ts';
import { type ResponseReading, readResponse } from './read-response.ts';
import { showRung } from './show-figures.ts';
import { showRow, tiedLinks } from './show-response.ts';

type Query = QueryOf<typeof responseQuestion>;
type Answer = AnswerOf<typeof responseQuestion>;

/** Serves the response view. */
export const serveResponseView = questionRoute(responseQuestion, prepareResponse);

async function prepareResponse(query: Query, api: Api): Promise<PreparedAnswer<Answer>> {
  const { format: _, definition: __, ...asked } = query;
  const reading = await readResponse(asked, api);
  const versions = [viewId(responseView), ...reading.builds];
  return { versions, seq: reading.seq, on: reading.asOf, render: () => render(query, reading) };
}

async function render(query: Query, reading: ResponseReading): Promise<Answer> {
  const { found, strikes, seq } = reading;
  const { rows, rungs, tests, findings } = found.answer;
  const tied = rows.map(tiedLinks);
  const shown = tied.map((links) => links.slice(0, MAX_SHOWN_TIES));
  const showTie = await reading.ties.show(shown.flat().map(({ tie }) => tie));
  const explain = (more: Readonly<Record<string, ParameterValue>> = {}) => explainAddress(query, reading, more);
  return {
    data: rows.map((row, index) => {
      const days = { from: row.wave.firstDay, to: row.wave.lastDay };
      const salvos = salvosAddress(strikesOf(query), strikes, { weapon: found.waves.weapons, ...days });
      const ties = (shown[index] ?? []).map(({ tie, strike, on }) => ({ ...showTie(tie), strike, on }));
      const more = (tied[index]?.length ?? 0) - ties.length;
      return showRow(row, { salvos, explain: explain(days) }, { ties, more_ties: more });
    }),
    rungs: rungs.map((rung) => showRung(rung, tests)),
    findings: findings.map(showFinding),
    definition: defineResponse(query, reading),
    links: viewLinks(responseQuestion, query, { explain: explain(), seq }),
  };
}

const names = ['view', ...parameterNames(responseQuestion)];

/** The events behind an answer, at its position. */
function explainAddress(
  { format: _, definition: __, ...query }: Query,
  reading: ResponseReading,
  more: Readonly<Record<string, ParameterValue>>,
): string {
  const asked = { view: responseView.name, ...explicitResponse(query, reading), ...more };
  return canonicalPath(explainQuestion.path, inOrder(names, asked));
}
