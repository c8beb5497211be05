import {
  answeredTimeShape,
  dayParameter,
  entityLinksSchema,
  inOrder,
  listLinksSchema,
  pageShape,
  sourceParameter,
  sourcesSchema,
  timeParameters,
} from '@counterweight/contracts/http';
import { type Contribution, viewId } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import { cellsKnownAt, type ListedEntity, readView, seqKnownAt, type ViewSnapshot } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import { negotiateFormat, type TableRow } from '../http/formats.ts';
import { readingProblem } from '../http/reading-problem.ts';
import { onInvalidQuery, tableAnswers } from '../http/route-parts.ts';
import { answeredTime } from '../views/answered-time.ts';
import { resolveRange } from '../views/resolve-range.ts';
import { resolveSources, showSources } from '../views/resolve-sources.ts';
import { answerList, type JoinPage, type ListAnswer } from './answer-list.ts';
import type { EntityResource } from './entity-resource.ts';
import type { FilterValue, ListFilter } from './list-filter.ts';
import { serveEntity, serveHistory } from './serve-entity.ts';

/** A kind whose entities are listed as its view has them. With its resource, this is all that it adds to the API. */
export interface ListedKind {
  readonly resource: EntityResource;
  readonly view: { readonly name: string; readonly version: number };
  readonly viewRows: { read(stored: Contribution): { readonly source: string; readonly entity?: string } };
  /** The axis of the view on which each entity stands. */
  readonly axis: string;
  readonly summary: string;
  readonly filters: Readonly<Record<string, ListFilter>>;
  readonly columns: readonly string[];
  /** The rows of an entity in a table; `entry` is as the JSON answer has it. */
  rows(entry: Readonly<Record<string, unknown>>, listed: ListedEntity): readonly TableRow[];
  /** Reads what the entities of a page are shown together with; gives the members of each. */
  readonly joinPage?: JoinPage;
}

const commonShape = {
  source: sourceParameter.optional().meta({
    description: 'The one dataset to list; unless told, the one of highest precedence that has such entities.',
  }),
  from: dayParameter('The first day, inclusive. Undated entities are left out when it is given.'),
  to: dayParameter('The last day, inclusive. Undated entities are left out when it is given.'),
  ...timeParameters,
};

const commonSchema = z.object({ ...commonShape, ...pageShape });
type Common = z.output<typeof commonSchema>;
type Asked = Readonly<Record<string, FilterValue | undefined>>;

const definitionSchema = z.strictObject({
  view: z.string(),
  version: z.int(),
  sources: sourcesSchema,
  ...answeredTimeShape,
  coverage: z.strictObject({
    undated: z.int().meta({ description: 'Entities without a day, among what is asked for; in no range of days' }),
  }),
});

/** Serves the list of a kind's entities, one of them, and its history. */
export function serveListed(app: OpenAPIHono, listed: ListedKind, api: Api): void {
  const { resource, summary } = listed;
  const filters = mapValues(listed.filters, ({ parameter }) => parameter);
  const filtersSchema = z.object(filters);
  const querySchema = z.strictObject({ ...filters, ...commonShape, ...pageShape });
  const answerSchema = z
    .strictObject({ data: z.array(entrySchema(resource)), definition: definitionSchema, links: listLinksSchema })
    .meta({ id: `${resource.kind.charAt(0).toUpperCase()}${resource.kind.slice(1)}List` });
  const route = createRoute({
    method: 'get',
    path: resource.path,
    tags: ['entities'],
    summary,
    request: { query: querySchema },
    responses: tableAnswers(`A page of ${resource.path.replace('/v1/', '')}`, answerSchema),
  });
  const answer = (c: Context) => {
    const query = c.req.query();
    return answerListed(c, listed, commonSchema.parse(query), filtersSchema.parse(query), api);
  };
  app.openapi(route, answer, onInvalidQuery(querySchema));
  serveEntity(app, resource, api);
  serveHistory(app, resource, api);
}

function entrySchema({ bodySchema }: EntityResource) {
  return bodySchema.extend({
    day: z.string().meta({ description: 'The day it is listed under; undated when unknown' }),
    seq: z.int(),
    known_on: z.string(),
    links: entityLinksSchema,
  });
}

async function answerListed(
  c: Context,
  listed: ListedKind,
  { limit, cursor, format: wanted, ...query }: Common,
  own: Asked,
  api: Api,
): Promise<Response> {
  const format = negotiateFormat(c, wanted);
  const { known_at: knownAt, min_seq: minSeq, from } = query;
  const view = viewId(listed.view);
  const reading = await readView(api.memory(view), { knownAt, minSeq }, api);
  if (!reading.ok) throw readingProblem(reading);
  const sources = resolveSources(query, reading.snapshot, api.precedence);
  const [source] = sources.counted;
  const seq = seqKnownAt(reading.snapshot, knownAt);
  const asked = (stored: Contribution) =>
    listed.viewRows.read(stored).source === source && letsThrough(listed, own, stored);
  const matches = (stored: Contribution) => (stored.cell.day !== 'undated' || from === undefined) && asked(stored);
  const answer: ListAnswer = {
    resource: listed.resource,
    question: { view, axis: listed.axis, range: resolveRange(query), knownAt, matches },
    filters: inOrder([...Object.keys(listed.filters), ...Object.keys(commonShape)], { ...own, ...query, source }),
    page: { limit, cursor, format },
    builds: [reading.snapshot.place],
    seq,
    definition: {
      view: listed.view.name,
      version: listed.view.version,
      sources: showSources(sources),
      ...answeredTime(query, seq),
      coverage: { undated: undatedAmong(reading.snapshot, knownAt, listed, asked) },
    } satisfies z.input<typeof definitionSchema>,
    extras: () => ({}),
    joinPage: listed.joinPage,
    table: { columns: listed.columns, rows: listed.rows },
  };
  return answerList(c, answer, api);
}

/** How many entities that are asked for bear no day. */
function undatedAmong(
  snapshot: ViewSnapshot,
  knownAt: Day | undefined,
  { axis, viewRows }: ListedKind,
  asked: (stored: Contribution) => boolean,
): number {
  const undated = [...cellsKnownAt(snapshot, knownAt)].filter(
    ({ cell }) => cell.axis === axis && cell.day === 'undated',
  );
  const stored = undated.flatMap(({ cell, groups }) => [...groups.values()].map((group) => ({ cell, ...group })));
  return new Set(stored.filter(asked).map((each) => viewRows.read(each).entity)).size;
}

function letsThrough({ filters }: ListedKind, asked: Asked, stored: Contribution): boolean {
  return Object.entries(filters).every(([name, { matches }]) => {
    const wanted = asked[name];
    return wanted === undefined || matches(wanted, stored);
  });
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
