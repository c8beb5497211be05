import {
  canonicalPath,
  canonicalQuery,
  type EntityQuery,
  entityLinks,
  entityPath,
  entityQuery,
  type HistoryQuery,
  historyQuery,
  inOrder,
  LIST_LIMIT,
} from '@counterweight/contracts/http';
import { type Day, type EntityId, isWithheldIn } from '@counterweight/domain/values';
import { contentOf, foldedRecords, historyPage, type KnownRecord, type LedgerAt } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { MAX_ANSWER_BYTES } from '../http/bounded-answer.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { questionRoute, type ServeRoute } from '../http/question-route.ts';
import { dayShown, pinnedAt } from '../views/answered-time.ts';
import { readLedger, timeOf } from '../views/read-together.ts';
import type { Entity, Members } from './entity.ts';
import { type EntityAnswer, entityRoute } from './entity-route.ts';
import { readLinked } from './link/read-linked.ts';

/** Serves the list of a kind's entities, one of them, and its history. */
export function serveEntity(entity: Entity): ServeRoute {
  const { list, one, history } = entity.questions;
  const serveList = questionRoute(list, (query, api) => entity.list(query, api));
  const serveOne = entityRoute(one, entityQuery, (id, query, api) => prepareOne(entity, { id, query }, api));
  const serveHistory = entityRoute(history, historyQuery, (id, query, api) =>
    prepareHistory(entity, { id, query }, api),
  );
  return (app, api) => {
    for (const serve of [serveList, serveOne, serveHistory]) serve(app, api);
  };
}

interface Asked<Query = EntityQuery> {
  readonly id: EntityId;
  readonly query: Query;
}

/** One entity as it is, or as it was known at the end of a day. A retracted one says so; a redacted one is gone. */
async function prepareOne(entity: Entity, { id, query }: Asked, api: Api): Promise<EntityAnswer> {
  const { kind } = entity.questions;
  const at = await readLedger(timeOf(query), api);
  const known = await foldedRecords({ kind, entity: id }, { at, ledger: api.ledger });
  const last = lastNamed(kind, id, at)?.known;
  if (last === undefined && !(await entity.isImplied?.(id, api))) throw notFound(entity, id);
  refuseRedacted(known);
  const today = dayShown(query, at, api);
  const time = timeOf(query);
  const [joined, linked] = [await entity.join?.(time, api, id), await readLinked(id, time, api)];
  const { self } = entityLinks(kind, id);
  return {
    tags: [kind, id, last?.seq ?? 0, api.memory.held().redactions, joined?.tag ?? '', JSON.stringify(linked), today],
    ...{ seq: at.seq, path: self, isPage: false },
    render() {
      const shown = { entity: id, records: known.map(contentOf), today };
      const own = entity.describe(shown);
      const members = joined === undefined ? own : joined.describe(own, shown);
      const data = { ...members, ...linked, seq: last?.seq ?? null, known_on: last?.day ?? null };
      return { data, links: { ...entityLinks(kind, id) } };
    },
  };
}

/** The known revisions of an entity, in journal order. */
async function prepareHistory(entity: Entity, { id, query }: Asked<HistoryQuery>, api: Api): Promise<EntityAnswer> {
  const { kind } = entity.questions;
  const { limit, cursor, ...time } = query;
  const bound = canonicalQuery({ history: id, known_at: query.known_at });
  const skip = readCursor(bound, cursor, z.int().min(0)) ?? 0;
  const at = await readLedger(timeOf(time), api);
  const last = lastNamed(kind, id, at);
  if (last === undefined) throw notFound(entity, id);
  const today = dayShown(query, at, api);
  const { self, history } = entityLinks(kind, id);
  const addressAt = (parameters: HistoryQuery) =>
    canonicalPath(history, inOrder(Object.keys(historyQuery.shape), parameters));
  return {
    tags: [kind, id, last.known.seq, api.memory.held().redactions, 'history', today],
    ...{ seq: at.seq, path: history, isPage: true },
    async render(most = LIST_LIMIT.max) {
      const wanted = { skip, limit: Math.min(most, limit ?? LIST_LIMIT.standard), maxBytes: MAX_ANSWER_BYTES };
      const { revisions, next } = await historyPage({ kind, entity: id }, wanted, { at, ledger: api.ledger });
      const nextAt =
        next === undefined ? undefined : { ...query, ...pinnedAt(at.seq), cursor: writeCursor(bound, next) };
      const links = {
        self: addressAt(query),
        ...(nextAt === undefined ? {} : { next: addressAt(nextAt) }),
        entity: self,
      };
      return { data: revisions.map((record) => showContent(entity, record, today)), links };
    },
  };
}

function showContent(entity: Entity, record: KnownRecord, today: Day): Members {
  const { payload } = record;
  const shown = showRevision(record, today);
  if (!payload.kept) return { ...shown, redacted: { reason: payload.reason, answer: payload.answer } };
  return { ...shown, content: entity.describe({ entity: record.entity, records: [contentOf(record)], today }) };
}

/** What of an entity became known last, up to a position. */
function lastNamed(kind: string, entity: EntityId, at: LedgerAt) {
  return at
    .recordsOf({ kind, entity })
    .toSorted((a, b) => a.known.seq - b.known.seq)
    .at(-1);
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

/** An entity whose every current record is redacted answers as its redaction says. */
function refuseRedacted(current: readonly KnownRecord[]): void {
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
