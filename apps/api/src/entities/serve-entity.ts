import {
  canonicalPath,
  type EntityQuery,
  entityLinks,
  entityPath,
  entityQuery,
  inOrder,
  type Question,
} from '@counterweight/contracts/http';
import { type Day, type EntityId, entityIdSchema, isWithheldIn } from '@counterweight/domain/values';
import { contentOf, type KnownRecord, knownRecords } from '@counterweight/ledger';
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import { conditionally, entityTag, FRESH } from '../http/conditional.ts';
import { negotiateFormat } from '../http/formats.ts';
import { ProblemError } from '../http/problem.ts';
import { questionRoute, type ServeRoute } from '../http/question-route.ts';
import { onInvalidQuery, readAnswers } from '../http/route-parts.ts';
import { dayShown } from '../views/answered-time.ts';
import { readLedger, timeOf } from '../views/read-together.ts';
import type { Entity, Members } from './entity.ts';
import { readLinked } from './link/read-linked.ts';

const pathSchema = z.object({ id: entityIdSchema.meta({ description: '`<source>:<local id>`' }) });

/** Serves the list of a kind's entities, one of them, and its history. */
export function serveEntity(entity: Entity): ServeRoute {
  const { list, one, history } = entity.questions;
  const serveList = questionRoute(list, (query, api) => entity.list(query, api));
  const serveOne = entityRoute(one, (c, id, query, api) => answerOne(c, entity, { id, query }, api));
  const serveHistory = entityRoute(history, (c, id, query, api) => answerHistory(c, entity, { id, query }, api));
  return (app, api) => {
    for (const serve of [serveList, serveOne, serveHistory]) serve(app, api);
  };
}

type AnswerEntity = (c: Context, id: EntityId, query: EntityQuery, api: Api) => Promise<Response>;

function entityRoute({ path, tag, summary, answers, answer }: Question, answerEntity: AnswerEntity): ServeRoute {
  const request = { params: pathSchema, query: entityQuery };
  const route = createRoute({
    method: 'get',
    path,
    tags: [tag],
    summary,
    request,
    responses: readAnswers(answers, answer),
  });
  return (app, api) => {
    const handle = (c: Context) => {
      const { id } = pathSchema.parse(c.req.param());
      return answerEntity(c, id, entityQuery.parse(c.req.query()), api);
    };
    app.openapi(route, handle, onInvalidQuery(entityQuery));
  };
}

interface Asked {
  readonly id: EntityId;
  readonly query: EntityQuery;
}

/** One entity as it is, or as it was known at the end of a day. A retracted one says so; a redacted one is gone. */
async function answerOne(c: Context, entity: Entity, { id, query }: Asked, api: Api): Promise<Response> {
  negotiateFormat(c, undefined, ['json']);
  const { kind } = entity.questions;
  const { at, known } = await readRecords(entity, { id, query }, api);
  const last = known.at(-1)?.known;
  if (last === undefined && !(await entity.isImplied?.(id, api))) throw notFound(entity, id);
  refuseRedacted(known);
  const today = dayShown(query, at, api);
  const time = timeOf(query);
  const [joined, linked] = [await entity.join?.(time, api, id), await readLinked(id, time, api)];
  const of = [kind, id, last?.seq ?? 0, redactedIn(known)];
  const tags = [joined?.tag ?? '', JSON.stringify(linked)];
  const etag = entityTag(...of, ...tags, today, JSON.stringify(query));
  return conditionally(c, { etag, cacheControl: FRESH }, () => {
    const shown = { entity: id, records: known.map(contentOf), today };
    const own = entity.describe(shown);
    const members = joined === undefined ? own : joined.describe(own, shown);
    const data = { ...members, ...linked, seq: last?.seq ?? null, known_on: last?.day ?? null };
    return c.json({ data, links: entityLinks(kind, id) });
  });
}

/** Every known revision of an entity, in journal order. */
async function answerHistory(c: Context, entity: Entity, { id, query }: Asked, api: Api): Promise<Response> {
  negotiateFormat(c, undefined, ['json']);
  const { kind } = entity.questions;
  const { at, known } = await readRecords(entity, { id, query }, api);
  const last = known.at(-1);
  if (last === undefined) throw notFound(entity, id);
  const today = dayShown(query, at, api);
  const etag = entityTag(kind, id, last.known.seq, redactedIn(known), 'history', today, JSON.stringify(query));
  return conditionally(c, { etag, cacheControl: FRESH }, () => {
    const data = known.map((record) => {
      const { payload } = record;
      const content = () => entity.describe({ entity: id, records: [contentOf(record)], today });
      return {
        ...showRevision(record, today),
        ...(payload.kept ? { content: content() } : { redacted: { reason: payload.reason, answer: payload.answer } }),
      };
    });
    const { self, history } = entityLinks(kind, id);
    const links = { self: canonicalPath(history, inOrder(Object.keys(entityQuery.shape), query)), entity: self };
    return c.json({ data, links });
  });
}

function showRevision(known: KnownRecord, today: Day): Members {
  const { change, record, revision, type, eventId, acceptedAt, hash, payload } = known;
  // The salt confirms a guess of the content: it is as public as all of that is.
  const salt = payload.kept && !isWithheldIn(payload.data, today) ? { salt: payload.salt } : {};
  return {
    seq: known.known.seq,
    known_on: known.known.day,
    change,
    record,
    revision,
    type,
    event_id: eventId,
    accepted_at: acceptedAt,
    hash,
    ...salt,
  };
}

async function readRecords({ questions }: Entity, { id, query }: Asked, api: Api) {
  const at = await readLedger(timeOf(query), api);
  return { at, known: await knownRecords({ kind: questions.kind, entity: id }, { at, ledger: api.ledger }) };
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

function notFound({ questions: { title, kind } }: Entity, id: string): ProblemError {
  return new ProblemError('not_found', {
    detail: `no ${title} ${id} is known; ${entityPath(kind)} lists what is`,
    parameter: 'id',
  });
}
