import {
  canonicalPath,
  canonicalQuery,
  cursorParameter,
  entityLinksSchema,
  LIST_LIMIT,
  limitParameter,
  listLinksSchema,
  timeParameters,
} from '@counterweight/contracts/http';
import { IMPLICIT_PRECEDENCE } from '@counterweight/domain/kinds';
import { utcDay } from '@counterweight/domain/values';
import { contentOf, datasetEntity, knownRecords } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../../api-deps.ts';
import { conditionally, entityTag, FRESH } from '../../http/conditional.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { negotiateFormat } from '../../http/formats.ts';
import { onInvalidQuery, readAnswers } from '../../http/route-parts.ts';
import { entityLinks } from '../entity-resource.ts';
import { serveEntity, serveHistory } from '../serve-entity.ts';
import { datasetResource } from './dataset-resource.ts';
import { type Counted, listDatasets } from './list-datasets.ts';

const { path: PATH } = datasetResource;

const querySchema = z.strictObject({
  known_at: timeParameters.known_at,
  min_seq: timeParameters.min_seq,
  limit: limitParameter(LIST_LIMIT.standard, LIST_LIMIT.max),
  cursor: cursorParameter,
});
type Query = z.output<typeof querySchema>;

const answerSchema = z
  .strictObject({
    data: z.array(
      datasetResource.bodySchema.extend({
        source: z.string(),
        precedence: z.number().meta({ description: "The operator's rank: the highest that has records is counted" }),
        counted_by_default: z
          .record(z.string(), z.boolean())
          .meta({ description: 'Of each kind it has records of, whether default views count them' }),
        links: entityLinksSchema,
      }),
    ),
    seq: z.int(),
    links: listLinksSchema,
  })
  .meta({ id: 'DatasetList' });

const listRoute = createRoute({
  method: 'get',
  path: '/v1/datasets',
  tags: ['entities'],
  summary: 'What each source publishes, and whether default views count it',
  request: { query: querySchema },
  responses: readAnswers('A page of datasets, in order of source', answerSchema),
});

/** Serves the list of datasets, one dataset, and its history. */
export function serveDatasets(app: OpenAPIHono, api: Api): void {
  app.openapi(listRoute, (c) => answerDatasetList(c, c.req.valid('query'), api), onInvalidQuery(querySchema));
  const implied = async (entity: string) => {
    const source = entity.replace(/:dataset$/, '');
    return (await listDatasets({ knownAt: undefined, minSeq: undefined }, api)).sources.has(source);
  };
  serveEntity(app, { ...datasetResource, implied }, api);
  serveHistory(app, datasetResource, api);
}

async function answerDatasetList(c: Context, query: Query, api: Api): Promise<Response> {
  negotiateFormat(c, undefined, ['json']);
  const { known_at: knownAt, min_seq: minSeq, limit = LIST_LIMIT.standard, cursor } = query;
  const { sources, seq } = await listDatasets({ knownAt, minSeq }, api);
  const after = readCursor(cursorFilters(query), cursor, z.string()) ?? '';
  const rest = [...sources].filter(([source]) => source > after);
  const page = rest.slice(0, limit);
  const links = linksOf(query, rest.length > page.length ? page.at(-1)?.[0] : undefined);
  const etag = entityTag('datasets', seq, links.self, JSON.stringify(api.precedence));
  return conditionally(c, { etag, cacheControl: FRESH }, async () => {
    const data = await Promise.all(page.map(([source, counted]) => showDataset(source, counted, query, api)));
    if (links.next !== undefined) c.header('link', `<${links.next}>; rel="next"`);
    return c.json({ data, seq, links });
  });
}

async function showDataset(source: string, counted: Counted, { known_at: knownAt }: Query, api: Api) {
  const entity = datasetEntity(source);
  const records = await knownRecords({ kind: datasetResource.kind, entity }, knownAt, api);
  return {
    ...datasetResource.describe(entity, records.map(contentOf), utcDay(api.clock.now())),
    source,
    precedence: api.precedence[source] ?? IMPLICIT_PRECEDENCE,
    counted_by_default: counted,
    links: entityLinks(PATH, entity),
  };
}

function cursorFilters({ known_at }: Query): string {
  return canonicalQuery({ list: 'datasets', known_at });
}

function linksOf(query: Query, last: string | undefined): z.output<typeof listLinksSchema> {
  const { known_at, min_seq, limit, cursor } = query;
  const address = (at: string | undefined) => canonicalPath(PATH, { known_at, min_seq, limit, cursor: at });
  return {
    self: address(cursor),
    ...(last === undefined ? {} : { next: address(writeCursor(cursorFilters(query), last)) }),
  };
}
