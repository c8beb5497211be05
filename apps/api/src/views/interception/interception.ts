import {
  type AnswerOf,
  canonicalPath,
  explainQuestion,
  inOrder,
  interceptionQuestion,
  type ParameterValue,
  parameterNames,
  type QueryOf,
} from '@counterweight/contracts/http';
import { type InterceptionRow, interceptionView } from '@counterweight/domain/answers';
import { viewId } from '@counterweight/domain/rows';
import type { Api } from '../../api-deps.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { pinnedAt } from '../answered-time.ts';
import { explicitParameters, readStrikes, type StrikesReading } from '../strikes/read-strikes.ts';
import { viewLinks } from '../view-links.ts';
import { defineInterception } from './define-interception.ts';
import { checkComparison, comparisonOf, interceptionOf, strikesBehind } from './read-interception.ts';
import { showComparison, showRates } from './show-interception.ts';

type Query = QueryOf<typeof interceptionQuestion>;
type Answer = AnswerOf<typeof interceptionQuestion>;

/** Serves the interception view. */
export const serveInterceptionView = questionRoute(interceptionQuestion, prepareInterception);

async function prepareInterception(query: Query, api: Api): Promise<PreparedAnswer<Answer>> {
  checkComparison(query);
  const reading = await readStrikes(strikesBehind(query), api);
  const versions = [viewId(interceptionView), ...reading.builds];
  return { versions, seq: reading.seq, render: () => render(query, reading) };
}

function render(query: Query, reading: StrikesReading): Answer {
  const { resolved, seq } = reading;
  const answer = interceptionOf(query, reading);
  const differences = comparisonOf(query, reading, answer);
  const explain = (more: Readonly<Record<string, ParameterValue>> = {}) => explainAddress(query, reading, more);
  return {
    data: answer.rows.map((row) => ({ ...row.key, ...showRates(row), links: { explain: explain(chosenBy(row)) } })),
    total: answer.total === undefined ? null : showRates(answer.total),
    ...(differences === undefined ? {} : { comparison: showComparison(query, differences) }),
    definition: defineInterception(query, resolved, answer, seq),
    links: viewLinks(interceptionQuestion, query, { explain: explain(), seq }),
  };
}

/** Of a row by weapon the explanation is of its days; which rows are of the very same weapons these say. */
function chosenBy({ key, firstDay, lastDay }: InterceptionRow) {
  return { ...(key.class === undefined ? {} : { class: key.class }), from: firstDay, to: lastDay };
}

const names = ['view', ...parameterNames(interceptionQuestion)];

/** The salvos behind an answer, at its position. */
function explainAddress(
  { format: _, definition: __, compare_from: ___, compare_to: ____, ...query }: Query,
  { resolved, seq }: StrikesReading,
  more: Readonly<Record<string, ParameterValue>>,
): string {
  const { by, ...strikes } = { ...query, ...explicitParameters(strikesBehind(query), resolved) };
  const asked = { view: interceptionView.name, by: by?.join(','), ...strikes, ...more, ...pinnedAt(seq) };
  return canonicalPath(explainQuestion.path, inOrder(names, asked));
}
