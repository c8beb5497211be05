import {
  canonicalPath,
  canonicalQuery,
  cursorParameter,
  limitParameter,
  sourceParameter,
} from '@counterweight/contracts/http';
import { sortedKindNames } from '@counterweight/domain/kinds';
import { entityIdSchema, recordIdSchema, revisionSchema } from '@counterweight/domain/values';
import { currentRecords } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { onInvalidQuery, problemAnswer } from '../http/route-parts.ts';
import { authorize, requireSource } from './bearer.ts';

const PATH = '/v1/records';
const LIMIT = { standard: 500, max: 1000 };

const querySchema = z.strictObject({
  source: sourceParameter,
  kind: z.enum(sortedKindNames).meta({ description: 'The kind of entity.' }),
  limit: limitParameter(LIMIT.standard, LIMIT.max),
  cursor: cursorParameter,
});

const answerSchema = z
  .strictObject({
    data: z.array(
      z.strictObject({
        entity: z.string(),
        record: z.string(),
        revision: z.int().meta({ description: 'The highest there is' }),
        hash: z.string().meta({ description: 'SHA-256 of the canonical JSON of its type and data' }),
        retracted: z.boolean(),
      }),
    ),
    links: z.strictObject({ self: z.string(), next: z.string().optional() }),
  })
  .meta({ id: 'Records' });

const summarySchema = z.object({
  kind: z.string(),
  entity: entityIdSchema,
  record: recordIdSchema,
  revision: revisionSchema,
  hash: z.string(),
  status: z.enum(['live', 'retracted']),
});
const positionSchema = z.object({
  after: z.string(),
  held: summarySchema.optional().transform((held) => held),
});

const route = createRoute({
  method: 'get',
  path: PATH,
  tags: ['publishing'],
  summary: "A source's own current records and tombstones: what an importer plans against",
  description: 'Read from an index that may lag behind an append by moments.',
  security: [{ bearer: [] }],
  request: { query: querySchema },
  responses: {
    200: { description: 'A page of records, by name', content: { 'application/json': { schema: answerSchema } } },
    default: problemAnswer,
  },
});

/** Serves a source's current records to whoever may speak for it. */
export function serveRecords(app: OpenAPIHono, api: Api): void {
  app.openapi(
    route,
    async (c) => {
      const grant = await authorize(c, api);
      const { source, kind, limit, cursor } = c.req.valid('query');
      requireSource(grant, source);
      const filters = canonicalQuery({ source, kind });
      const position = readCursor(filters, cursor, positionSchema);
      const from = position === undefined ? {} : { from: { after: position.after, held: position.held } };
      const { records, next } = await currentRecords({ source, kind, ...from, limit: limit ?? LIMIT.standard }, api);
      const page = (at: string | undefined) => canonicalPath(PATH, { source, kind, limit, cursor: at });
      const nextPage = next === undefined ? undefined : page(writeCursor(filters, next));
      const data = records.map(({ entity, record, revision, hash, status }) => ({
        entity,
        record,
        revision,
        hash,
        retracted: status === 'retracted',
      }));
      const links = { self: page(cursor), ...(nextPage === undefined ? {} : { next: nextPage }) };
      if (nextPage !== undefined) c.header('link', `<${nextPage}>; rel="next"`);
      return c.json({ data, links }, 200, { 'cache-control': 'no-store' });
    },
    onInvalidQuery(querySchema),
  );
}
