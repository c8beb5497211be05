import {
  type AirDefenceQuery,
  airDefenceShape,
  answeredTimeShape,
  canonicalPath,
  canonicalQuery,
  sourcesSchema,
} from '@counterweight/contracts/http';
import { explainAirDefence } from '@counterweight/domain/answers';
import { airDefenceView } from '@counterweight/domain/kinds';
import { airDefenceCatalogueVersion } from '@counterweight/domain/values';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context, Next } from 'hono';
import type { Api } from '../../api-deps.ts';
import { LIST_LIMIT, listLinksSchema, pageShape } from '../../entities/answer-list.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { onInvalidQuery, tableAnswers } from '../../http/route-parts.ts';
import {
  type AirDefenceReading,
  explicitAirDefence,
  groupingsOf,
  readAirDefence,
} from '../air-defence/read-air-defence.ts';
import { answerView, type ViewContent, type ViewReading } from '../answer-view.ts';
import { answeredTime } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import { explainedLineSchema, lineCells, lineColumns, showLine } from './explained-line.ts';
import { listBehind, viewsWithList } from './list-behind.ts';

export const EXPLAIN_PATH = '/v1/explain';

const AIR_DEFENCE = 'air-defence';

const querySchema = z.strictObject({
  view: z.enum([AIR_DEFENCE, ...viewsWithList]).meta({
    description: `The view to take apart; beside it the view's own query. ${viewsWithList.join(' and ')} are explained by their lists: those redirect, with the view's own parameters.`,
  }),
  ...airDefenceShape,
  ...pageShape,
});
type Query = z.output<typeof querySchema>;

const answerSchema = z
  .strictObject({
    data: z
      .array(explainedLineSchema)
      .meta({ description: 'In order of date, lines of requests after those of pledges' }),
    definition: z.strictObject({
      view: z.string(),
      version: z.int(),
      sources: sourcesSchema,
      request_sources: sourcesSchema,
      on: z.string().nullable(),
      ...answeredTimeShape,
    }),
    links: listLinksSchema,
  })
  .meta({ id: 'Explanation' });
type Explanation = z.output<typeof answerSchema>;

const route = createRoute({
  method: 'get',
  path: EXPLAIN_PATH,
  tags: ['views'],
  summary: "The lines behind a view's numbers, pinned to the position they were answered from; they re-add to them",
  request: { query: querySchema },
  middleware: [toListBehind],
  responses: {
    ...tableAnswers('A page of lines', answerSchema),
    307: { description: 'The list that explains the view, with the same question' },
  },
});

/** Serves the explanations of views. */
export function serveExplain(app: OpenAPIHono, api: Api): void {
  const answer = (c: Context, query: Query) => answerView(c, query, api, () => readExplanation(query, api));
  app.openapi(route, (c) => answer(c, c.req.valid('query')), onInvalidQuery(querySchema));
}

/** Such a view brings parameters of its own, so its query goes on to the list unread. */
async function toListBehind(c: Context, next: Next): Promise<Response | undefined> {
  const { view, ...query } = c.req.query();
  const listed = viewsWithList.find((each) => each === view);
  if (listed !== undefined) return c.redirect(listBehind(listed, query), 307);
  await next();
  return undefined;
}

async function readExplanation(
  { view: _, limit, cursor, format: __, ...query }: Query,
  api: Api,
): Promise<ViewReading> {
  const reading = await readAirDefence(query, api);
  const filters = { view: AIR_DEFENCE, ...explicitAirDefence(query, reading) };
  // A later position must not turn a page's cursor away, so it is not among what the cursor is bound to.
  const bound = canonicalQuery({ ...filters, min_seq: undefined });
  const after = readCursor(bound, cursor, z.string());
  const pageAt = (at: string | undefined) => ({ ...filters, limit, cursor: at });
  return {
    ...{ path: EXPLAIN_PATH, own: pageAt(cursor), seq: reading.seq },
    versions: [airDefenceCatalogueVersion, ...reading.places],
    write() {
      const { lines, last } = pageOf(query, reading, after, limit ?? LIST_LIMIT.standard);
      const next = last === undefined ? undefined : pageAt(writeCursor(bound, last));
      const self = canonicalPath(EXPLAIN_PATH, pageAt(cursor));
      const links = { self, ...(next === undefined ? {} : { next: canonicalPath(EXPLAIN_PATH, next) }) };
      return { ...contentOf({ data: lines.map(showLine), definition: definitionOf(query, reading), links }), next };
    },
  };
}

/** The lines after a place in their order, and where the next page starts. */
function pageOf(
  query: AirDefenceQuery,
  { cells, filter }: AirDefenceReading,
  after: string | undefined,
  limit: number,
) {
  const all = explainAirDefence(cells, filter, groupingsOf(query));
  const rest = all.filter(({ order }) => after === undefined || order > after);
  const lines = rest.slice(0, limit);
  return { lines, last: lines.length < rest.length ? lines.at(-1)?.order : undefined };
}

function contentOf(body: Explanation): ViewContent {
  return {
    body,
    columns: lineColumns,
    rows: body.data.map(lineCells),
    lines: body.data,
    fileName: 'air-defence-lines',
  };
}

function definitionOf(query: AirDefenceQuery, reading: AirDefenceReading): Explanation['definition'] {
  return {
    view: AIR_DEFENCE,
    version: airDefenceView.version,
    sources: showSources(reading.pledges),
    request_sources: showSources(reading.requests),
    on: reading.filter.to ?? null,
    ...answeredTime(query, reading.seq),
  };
}
