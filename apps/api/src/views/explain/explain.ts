import { type ExplainedView, explainedQueries, explainQuestion, type QueryOf } from '@counterweight/contracts/http';
import type { z } from '@hono/zod-openapi';
import type { Api } from '../../api-deps.ts';
import { queryProblem } from '../../http/parameter-problem.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { explainAirDefence } from './explain-air-defence.ts';
import { explainCoalition } from './explain-coalition.ts';
import { explainConversion } from './explain-conversion.ts';
import { explainInterception } from './explain-interception.ts';
import { explainResponse } from './explain-response.ts';
import { explainStrikes } from './explain-strikes.ts';
import { explainSupport } from './explain-support.ts';
import { explainWaves } from './explain-waves.ts';
import type { ExplainAnswer } from './explanation.ts';

type Given = Omit<QueryOf<typeof explainQuestion>, 'view'>;

/** Explains a view, by the view's own query as it was given. */
type Explain = (given: Given, api: Api) => Promise<PreparedAnswer<ExplainAnswer>>;

const explanations: Readonly<Record<ExplainedView, Explain>> = {
  strikes: explaining('strikes', explainedQueries.strikes, explainStrikes),
  waves: explaining('waves', explainedQueries.waves, explainWaves),
  interception: explaining('interception', explainedQueries.interception, explainInterception),
  response: explaining('response', explainedQueries.response, explainResponse),
  support: explaining('support', explainedQueries.support, explainSupport),
  'air-defence': explaining('air-defence', explainedQueries['air-defence'], explainAirDefence),
  coalition: explaining('coalition', explainedQueries.coalition, explainCoalition),
  conversion: explaining('conversion', explainedQueries.conversion, explainConversion),
};

/** Serves the explanations of views. */
export const serveExplain = questionRoute(explainQuestion, ({ view, ...given }, api) => explanations[view](given, api));

function explaining<Query extends z.ZodObject>(
  view: ExplainedView,
  schema: Query,
  explain: (query: z.output<Query>, api: Api) => Promise<PreparedAnswer<ExplainAnswer>>,
): Explain {
  return async (given, api) => {
    const { data, error } = schema.safeParse(given);
    if (error === undefined) return explain(data, api);
    throw queryProblem(`${explainQuestion.path}?view=${view}`, error.issues, Object.keys(schema.shape));
  };
}
