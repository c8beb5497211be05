import { ratesView, viewId } from '@counterweight/domain';
import { type ListedEntity, readView, seqKnownAt } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import { answerList, LIST_LIMIT, type ListAnswer, listLinksSchema } from '../entities/answer-list.ts';
import { entityLinksSchema } from '../entities/entity-resource.ts';
import { serveEntity, serveHistory } from '../entities/serve-entity.ts';
import { inOrder } from '../http/canonical-query.ts';
import { formats, negotiateFormat } from '../http/formats.ts';
import {
  cursorParameter,
  dayParameter,
  formatParameter,
  limitParameter,
  sourceParameter,
  timeParameters,
} from '../http/parameters.ts';
import { readingProblem } from '../http/reading-problem.ts';
import { refusing, tableAnswers } from '../http/route-parts.ts';
import { rateResource } from '../rates/rate-resource.ts';
import { resolveRange } from '../views/resolve-range.ts';
import { resolveSources, showSources, sourcesSchema } from '../views/resolve-sources.ts';

const VIEW = viewId(ratesView);

const filterShape = {
  source: sourceParameter
    .optional()
    .meta({ description: 'The one dataset to list; unless told, the one that views convert by.' }),
  from: dayParameter('The first day, inclusive.'),
  to: dayParameter('The last day, inclusive.'),
  ...timeParameters,
};

const querySchema = z.strictObject({
  ...filterShape,
  limit: limitParameter(LIST_LIMIT.standard, LIST_LIMIT.max),
  cursor: cursorParameter,
  format: formatParameter(formats),
});

const answerSchema = z
  .strictObject({
    data: z.array(rateResource.bodySchema.extend({ seq: z.int(), known_on: z.string(), links: entityLinksSchema })),
    definition: z.strictObject({
      view: z.string(),
      version: z.int(),
      sources: sourcesSchema,
      as_of: z.string().nullable(),
      known_at: z.string().nullable(),
      seq: z.int(),
    }),
    links: listLinksSchema,
  })
  .meta({ id: 'RateList' });

const listRoute = createRoute({
  method: 'get',
  path: '/v1/rates',
  tags: ['entities'],
  summary: 'Reference rates by day: what support is converted by',
  request: { query: querySchema },
  responses: tableAnswers('A page of days of rates', answerSchema),
});

/** Serves the list of days of rates, one day, and its history. */
export function serveRates(app: OpenAPIHono, api: Api): void {
  app.openapi(listRoute, (c) => answerRateList(c, c.req.valid('query'), api), refusing(querySchema));
  serveEntity(app, rateResource, api);
  serveHistory(app, rateResource, api);
}

async function answerRateList(
  c: Context,
  { limit, cursor, format: asked, ...query }: z.output<typeof querySchema>,
  api: Api,
): Promise<Response> {
  const format = negotiateFormat(c, asked);
  const { known_at: knownAt, min_seq: minSeq, as_of } = query;
  const reading = await readView(api.memory(VIEW), { knownAt, minSeq }, api);
  if (!reading.ok) throw readingProblem(reading);
  const sources = resolveSources(query, reading.snapshot, api.precedence);
  const [source] = sources.counted;
  const seq = seqKnownAt(reading.snapshot, knownAt);
  const { name: view, version } = ratesView;
  const answer: ListAnswer = {
    resource: rateResource,
    question: {
      view: VIEW,
      axis: 'day',
      range: resolveRange(query),
      knownAt,
      matches: (_, dimensions) => dimensions.source === source,
    },
    filters: inOrder(Object.keys(filterShape), { ...query, source }),
    page: { limit, cursor, format },
    seq,
    definition: {
      view,
      version,
      sources: showSources(sources),
      as_of: as_of ?? null,
      known_at: knownAt ?? null,
      seq,
    },
    extras: () => ({}),
    table: { columns: ['day', 'source', 'currency', 'rate', 'seq'], rows: (_, listed) => tableRows(listed) },
  };
  return answerList(c, answer, api);
}

/** One row a currency. */
function tableRows({ contributions, cell, seq }: ListedEntity) {
  return contributions.map(({ dimensions, measures }) => ({
    day: cell.day,
    source: String(dimensions.source),
    currency: String(dimensions.currency),
    rate: measures.rate,
    seq,
  }));
}
