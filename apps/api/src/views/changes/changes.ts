import { canonicalPath, entityLinksSchema, limitParameter, numberParameter } from '@counterweight/contracts/http';
import { kinds } from '@counterweight/domain/kinds';
import { seqSchema, sourceSchema } from '@counterweight/domain/values';
import { type ChangesPage, readChanges } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Api } from '../../api-deps.ts';
import { entityLinks } from '../../entities/entity-resource.ts';
import { resourcePath } from '../../entities/resources.ts';
import { conditionally, entityTag, FRESH } from '../../http/conditional.ts';
import { negotiateFormat } from '../../http/formats.ts';
import { onInvalidQuery, readAnswers } from '../../http/route-parts.ts';

const PATH = '/v1/changes';
const LIMIT = { standard: 500, max: 5000 };

const querySchema = z.strictObject({
  after: numberParameter('Changes after this position in the journal; 0, the beginning, unless told.', {
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
  }),
  kind: z.enum(Object.keys(kinds)).optional().meta({ description: 'Only this kind of entity.' }),
  source: sourceSchema.optional().meta({ description: 'Only what this source published.' }),
  limit: limitParameter(LIMIT.standard, LIMIT.max),
});

const changeSchema = z.strictObject({
  seq: z.int(),
  day: z.string().meta({ description: 'The UTC day on which it became known', format: 'date' }),
  at: z.string(),
  change: z.enum(['created', 'corrected', 'retracted', 'superseded', 'redacted']),
  kind: z.string(),
  entity: z.string(),
  record: z.string(),
  revision: z.int(),
  hash: z.string(),
  links: entityLinksSchema,
});
const answerSchema = z
  .strictObject({
    data: z.array(changeSchema),
    through: z
      .int()
      .meta({ description: 'All changes up to here are on this page or before it: ask after it next time' }),
    seq: z.int().meta({ description: 'The end of the journal' }),
    links: z.strictObject({ self: z.string(), next: z.string().optional() }),
  })
  .meta({ id: 'Changes' });
type Answer = z.output<typeof answerSchema>;

const route = createRoute({
  method: 'get',
  path: PATH,
  tags: ['entities'],
  summary: 'Creations, corrections and retractions in journal order',
  description:
    'What one transaction made known is never split between pages, so a page may hold a few more entries than the limit. Without a next link the page reaches the end of the journal; go on after `through`.',
  request: { query: querySchema },
  responses: readAnswers('A page of changes', answerSchema),
});

/** Serves the journal as a feed. */
export function serveChanges(app: OpenAPIHono, api: Api): void {
  app.openapi(
    route,
    async (c) => {
      negotiateFormat(c, undefined, ['json']);
      const query = c.req.valid('query');
      const { after = 0, limit = LIMIT.standard, kind, source } = query;
      const page = await readChanges({ after: seqSchema.parse(after), limit, kind, source }, api);
      const answer = showPage(page, query);
      const etag = entityTag('changes', answer.links.self, page.through, page.head);
      return conditionally(c, { etag, cacheControl: FRESH }, () => {
        if (answer.links.next !== undefined) c.header('link', `<${answer.links.next}>; rel="next"`);
        return c.json(answer);
      });
    },
    onInvalidQuery(querySchema),
  );
}

function showPage({ changes, through, head }: ChangesPage, query: z.output<typeof querySchema>): Answer {
  const { after, kind, source, limit } = query;
  const address = (from: number | undefined) => canonicalPath(PATH, { after: from, kind, source, limit });
  return {
    data: changes.map(({ seq, day, at, change, kind, entity, record, revision, hash }) => {
      const links = entityLinks(resourcePath(kind), entity);
      return { seq, day, at, change, kind, entity, record, revision, hash, links };
    }),
    through,
    seq: head,
    links: { self: address(after), ...(through < head ? { next: address(through) } : {}) },
  };
}
