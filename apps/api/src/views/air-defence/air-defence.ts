import { formatParameter, formats, viewLinksSchema } from '@counterweight/contracts/http';
import { answerAirDefence } from '@counterweight/domain/answers';
import { airDefenceView } from '@counterweight/domain/kinds';
import { airDefenceCatalogueVersion } from '@counterweight/domain/values';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../../api-deps.ts';
import { inOrder } from '../../http/canonical-query.ts';
import { onInvalidQuery, tableAnswers } from '../../http/route-parts.ts';
import { answerView, type ViewContent, type ViewReading } from '../answer-view.ts';
import { EXPLAIN_PATH } from '../explain/explain.ts';
import { viewLinks } from '../view-links.ts';
import { airDefenceDefinitionSchema, defineAirDefence } from './air-defence-definition.ts';
import { showRequest, showUnplaced, standingRequestSchema, unplacedSchema } from './air-defence-lists.ts';
import { type AirDefenceQuery, airDefenceShape, groupingsOf } from './air-defence-parameters.ts';
import { airDefenceRowSchema, showRow } from './air-defence-row.ts';
import { airDefenceColumns, airDefenceTableRows } from './air-defence-table.ts';
import { explicitAirDefence } from './explicit-air-defence.ts';
import { type AirDefenceReading, readAirDefence } from './read-air-defence.ts';

const PATH = '/v1/views/air-defence';

const querySchema = z.strictObject({ ...airDefenceShape, format: formatParameter(formats) });
type Query = z.output<typeof querySchema>;

const answerSchema = z
  .strictObject({
    data: z.array(airDefenceRowSchema).meta({
      description: 'One row a key, class and part; the keys stand under the names of the groupings',
    }),
    requests: z.array(standingRequestSchema).meta({ description: 'Kyiv’s requests, those that do not count too' }),
    unplaced: z.array(unplacedSchema).meta({ description: 'What the catalogue cannot place; it counts nowhere' }),
    definition: airDefenceDefinitionSchema,
    links: viewLinksSchema,
  })
  .meta({ id: 'AirDefenceView' });
type AirDefenceViewAnswer = z.output<typeof answerSchema>;

const route = createRoute({
  method: 'get',
  path: PATH,
  tags: ['views'],
  summary:
    'Air defence in units: asked, pledged, committed, delivered, operational, and the gap, by class, system or donor',
  request: { query: querySchema },
  responses: tableAnswers('The units with their definition', answerSchema),
});

/** Serves the air-defence view. */
export function serveAirDefenceView(app: OpenAPIHono, api: Api): void {
  const answer = (c: Context, query: Query) => answerView(c, query, api, () => readAirDefenceView(query, api));
  app.openapi(route, (c) => answer(c, c.req.valid('query')), onInvalidQuery(querySchema));
}

async function readAirDefenceView(query: Query, api: Api): Promise<ViewReading> {
  const reading = await readAirDefence(query, api);
  const versions = [airDefenceCatalogueVersion, ...reading.places];
  return {
    ...{ path: PATH, own: ownOf(query), versions, seq: reading.seq },
    write: () => contentOf(query, reading),
  };
}

function contentOf(query: Query, reading: AirDefenceReading): ViewContent {
  const by = groupingsOf(query);
  const answer = answerAirDefence(reading.cells, reading.filter, by);
  const body: AirDefenceViewAnswer = {
    data: answer.rows.map(showRow),
    requests: answer.requests.map(showRequest),
    unplaced: answer.unplaced.map(showUnplaced),
    definition: defineAirDefence(query, reading, answer),
    links: linksOf(query, reading),
  };
  return {
    body,
    columns: airDefenceColumns(by),
    rows: answer.rows.flatMap(airDefenceTableRows),
    lines: body.data,
    fileName: `air-defence-by-${by.join('-')}`,
  };
}

/** The query in its one spelling. What is grouped by keeps its order, since that is the order of the rows. */
function ownOf({ by, ...query }: Query) {
  return inOrder(Object.keys(querySchema.shape), { ...query, by: by?.join(',') });
}

function linksOf(query: AirDefenceQuery, reading: AirDefenceReading): AirDefenceViewAnswer['links'] {
  const explain = { path: EXPLAIN_PATH, query: { view: airDefenceView.name, ...explicitAirDefence(query, reading) } };
  return viewLinks({ path: PATH, query: ownOf(query) }, explain);
}
