import {
  canonicalPath,
  entityLinksSchema,
  inOrder,
  shownTieSchema,
  timeParameters,
} from '@counterweight/contracts/http';
import { type EntityId, entityIdSchema, utcDay } from '@counterweight/domain/values';
import { contentOf, historyOf, type KnownRecord, knownRecords, settleReadTime } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import { conditionally, entityTag, FRESH } from '../http/conditional.ts';
import { negotiateFormat } from '../http/formats.ts';
import { ProblemError } from '../http/problem.ts';
import { readingProblem } from '../http/reading-problem.ts';
import { onInvalidQuery, readAnswers } from '../http/route-parts.ts';
import { type EntityResource, entityLinks } from './entity-resource.ts';
import { historyEntrySchema, showHistoryEntry } from './history-entry.ts';
import { readLinked } from './link/read-linked.ts';

const querySchema = z.strictObject({ known_at: timeParameters.known_at, min_seq: timeParameters.min_seq });
type Query = z.output<typeof querySchema>;
const pathSchema = z.object({ id: entityIdSchema.meta({ description: '`<source>:<local id>`' }) });

/** Serves one entity as it is, or as it was known at the end of a day. A retracted one says so; a redacted one is gone. */
export function serveEntity(app: OpenAPIHono, resource: EntityResource, api: Api): void {
  const answerSchema = z.strictObject({
    data: resource.bodySchema.extend({
      linked: z.array(shownTieSchema).meta({ description: 'The links that name it, from either end, of every source' }),
      seq: z.int().nullable(),
      known_on: z.string().nullable(),
    }),
    links: entityLinksSchema,
  });
  const route = createRoute({
    method: 'get',
    path: `${resource.path}/{id}`,
    tags: ['entities'],
    summary: `One ${resource.title}, by its highest revision`,
    request: { params: pathSchema, query: querySchema },
    responses: readAnswers('The entity, folded from its records', answerSchema),
  });
  const answer = async (c: Context, id: EntityId, query: Query) => {
    negotiateFormat(c, undefined, ['json']);
    const records = await readRecords(resource, id, query, api);
    const last = records.at(-1)?.known;
    if (last === undefined && !(await resource.implied?.(id))) throw notFound(resource, id);
    refuseRedacted(records);
    const today = utcDay(api.clock.now());
    const time = { knownAt: query.known_at, minSeq: query.min_seq };
    const [joined, linked] = [await resource.join?.(time, api, id), await readLinked(id, time, api)];
    const of = [resource.kind, id, last?.seq ?? 0, redactedIn(records)];
    const tags = [joined?.tag ?? '', JSON.stringify(linked)];
    const etag = entityTag(...of, ...tags, today, JSON.stringify(query));
    return conditionally(c, { etag, cacheControl: FRESH }, () => {
      const members = (joined ?? resource).describe(id, records.map(contentOf), today);
      const data = { ...members, linked, seq: last?.seq ?? null, known_on: last?.day ?? null };
      return c.json({ data, links: entityLinks(resource.path, id) });
    });
  };
  app.openapi(route, (c) => answer(c, c.req.valid('param').id, c.req.valid('query')), onInvalidQuery(querySchema));
}

/** Serves every known revision of an entity, in journal order. */
export function serveHistory(app: OpenAPIHono, resource: EntityResource, api: Api): void {
  const answerSchema = z.strictObject({
    data: z.array(historyEntrySchema(resource.bodySchema)),
    links: z.strictObject({ self: z.string(), entity: z.string() }),
  });
  const route = createRoute({
    method: 'get',
    path: `${resource.path}/{id}/history`,
    tags: ['entities'],
    summary: `Every known revision of one ${resource.title}, in journal order`,
    request: { params: pathSchema, query: querySchema },
    responses: readAnswers(
      'The revisions with what each changed; one not yet projected is not yet known',
      answerSchema,
    ),
  });
  const answer = async (c: Context, id: EntityId, query: Query) => {
    negotiateFormat(c, undefined, ['json']);
    const records = await readRecords(resource, id, query, api);
    const last = records.at(-1);
    if (last === undefined) throw notFound(resource, id);
    const today = utcDay(api.clock.now());
    const of = [resource.kind, id, last.known.seq, redactedIn(records)];
    const etag = entityTag(...of, 'history', today, JSON.stringify(query));
    return conditionally(c, { etag, cacheControl: FRESH }, () => {
      const data = historyOf(records).map((entry) => showHistoryEntry(resource, id, entry, today));
      const { self, history } = entityLinks(resource.path, id);
      const links = { self: canonicalPath(history, inOrder(Object.keys(querySchema.shape), query)), entity: self };
      return c.json({ data, links });
    });
  };
  app.openapi(route, (c) => answer(c, c.req.valid('param').id, c.req.valid('query')), onInvalidQuery(querySchema));
}

async function readRecords(
  { kind }: EntityResource,
  entity: EntityId,
  { known_at: knownAt, min_seq: minSeq }: Query,
  api: Api,
): Promise<readonly KnownRecord[]> {
  const settled = await settleReadTime({ knownAt, minSeq }, api);
  if (!settled.ok) throw readingProblem(settled);
  return knownRecords({ kind, entity }, knownAt, api);
}

/** A redaction changes what an entity answers, and none of its positions. */
function redactedIn(records: readonly KnownRecord[]): number {
  return records.filter(({ payload }) => !payload.kept).length;
}

/** An entity whose every current record is redacted answers as its redaction says. */
function refuseRedacted(records: readonly KnownRecord[]): void {
  const highest = new Map(
    records.toSorted((a, b) => a.revision - b.revision).map((record) => [record.record, record] as const),
  );
  const current = [...highest.values()];
  const [first] = current;
  if (first === undefined || first.payload.kept || current.some(({ payload }) => payload.kept)) return;
  const { reason, answer } = first.payload;
  const code = answer === 451 ? 'redacted_for_legal_reasons' : 'redacted';
  throw new ProblemError(code, { detail: reason, seq: first.known.seq });
}

function notFound({ title, path }: EntityResource, id: string): ProblemError {
  return new ProblemError('not_found', {
    detail: `no ${title} ${id} is known; ${path} lists what is`,
    parameter: 'id',
  });
}
