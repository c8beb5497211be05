import {
  answeredTimeShape,
  entityLinksSchema,
  inOrder,
  listLinksSchema,
  pageShape,
  type StrikeFilterQuery,
  sourcesSchema,
  strikeFilterShape,
  strikeNumberColumns,
  strikeNumbersSchema,
} from '@counterweight/contracts/http';
import { answerStrikes, matchesStrikeFilter, type StrikeRow } from '@counterweight/domain/answers';
import { strikeKind, strikeRows } from '@counterweight/domain/kinds';
import { cellsOf, cellText, viewId } from '@counterweight/domain/rows';
import type { ListedEntity } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../../api-deps.ts';
import { negotiateFormat } from '../../http/formats.ts';
import { onInvalidQuery, tableAnswers } from '../../http/route-parts.ts';
import { answeredTime } from '../../views/answered-time.ts';
import { showSources } from '../../views/resolve-sources.ts';
import { explicitParameters, type ResolvedStrikes, readStrikes } from '../../views/strikes/read-strikes.ts';
import { showNumbers } from '../../views/strikes/show-strikes.ts';
import { answerList, type ListAnswer } from '../answer-list.ts';
import { serveEntity, serveHistory } from '../serve-entity.ts';
import { strikeResource } from './strike-resource.ts';

const VIEW = viewId(strikeKind.view);

const querySchema = z.strictObject({
  ...strikeFilterShape,
  ...pageShape,
});

const definitionSchema = z.strictObject({
  view: z.string(),
  version: z.int(),
  day_rule: z.enum(['end', 'start']),
  claimants: z.union([z.array(z.string()), z.literal('all')]),
  sources: sourcesSchema,
  ...answeredTimeShape,
});

const answerSchema = z
  .strictObject({
    data: z.array(
      strikeResource.bodySchema.extend({
        day: z.string().meta({ description: 'The day it is counted on, under the day rule' }),
        seq: z.int(),
        known_on: z.string(),
        counted: strikeNumbersSchema.meta({ description: 'What it adds to the view: these re-add to its numbers' }),
        links: entityLinksSchema,
      }),
    ),
    definition: definitionSchema,
    links: listLinksSchema,
  })
  .meta({ id: 'StrikeList' });

const listRoute = createRoute({
  method: 'get',
  path: '/v1/strikes',
  tags: ['entities'],
  summary: 'The strikes that a view counts, in order of day',
  request: { query: querySchema },
  responses: tableAnswers('A page of strikes with what each adds to the view', answerSchema),
});

/** Serves the list of strikes, one strike, and its history. */
export function serveStrikes(app: OpenAPIHono, api: Api): void {
  app.openapi(listRoute, (c) => answerStrikeList(c, c.req.valid('query'), api), onInvalidQuery(querySchema));
  serveEntity(app, strikeResource, api);
  serveHistory(app, strikeResource, api);
}

async function answerStrikeList(
  c: Context,
  { limit, cursor, format: asked, ...query }: z.output<typeof querySchema>,
  api: Api,
): Promise<Response> {
  const format = negotiateFormat(c, asked);
  const { snapshot, resolved, seq } = await readStrikes(query, api);
  const { filter } = resolved;
  const answer: ListAnswer = {
    resource: strikeResource,
    question: {
      view: VIEW,
      axis: filter.dayRule,
      range: { ...(filter.from && { from: filter.from }), ...(filter.to && { to: filter.to }) },
      knownAt: query.known_at,
      matches: (stored) => matchesStrikeFilter(filter, strikeRows.read(stored)),
    },
    filters: inOrder(Object.keys(strikeFilterShape), explicitParameters(query, resolved)),
    page: { limit, cursor, format },
    builds: [snapshot.place],
    seq,
    definition: listDefinition(query, resolved, seq),
    extras: (listed) => ({ counted: showNumbers(numbersOf(listed)) }),
    table: { columns, rows: (entry, listed) => [tableRow(entry, listed)] },
  };
  return answerList(c, answer, api);
}

function listDefinition(
  { as_of, known_at }: StrikeFilterQuery,
  { filter, claimants, sources }: ResolvedStrikes,
  seq: number,
): z.input<typeof definitionSchema> {
  return {
    view: strikeKind.view.name,
    version: strikeKind.view.version,
    day_rule: filter.dayRule,
    claimants: claimants === 'all' ? 'all' : [...claimants],
    sources: showSources(sources),
    ...answeredTime({ as_of, known_at }, seq),
  };
}

/** What the entity adds to the cell, by the same sum as the view's own. */
function numbersOf({ cell, contributions }: ListedEntity): StrikeRow {
  const sources = contributions.map((stored) => strikeRows.read(stored).source);
  const dayRule = cell.axis === 'start' ? 'start' : 'end';
  return { ...answerStrikes(cellsOf(contributions), { sources, dayRule }, 'day').total, key: cellText(cell) };
}

const columns = [
  'id',
  'day',
  'status',
  'revision',
  'claimant',
  'weapon',
  'start',
  'end',
  'publisher',
  'title',
  'seq',
].concat(strikeNumberColumns.map(([name]) => name));

const flatSchema = z.looseObject({
  claimant: z.string().optional(),
  weapons: z.array(z.object({ code: z.string() })).optional(),
  window: z.object({ start: z.string(), end: z.string() }).optional(),
  sources: z.array(z.object({ publisher: z.string(), title: z.string() })).optional(),
});

function tableRow(entry: Readonly<Record<string, unknown>>, listed: ListedEntity) {
  const { claimant, weapons = [], window, sources = [] } = flatSchema.parse(entry);
  const added = showNumbers(numbersOf(listed));
  const numbers = Object.fromEntries(strikeNumberColumns.map(([name, cell]) => [name, cell(added)]));
  return {
    id: listed.entity,
    day: listed.cell.day,
    status: String(entry.status),
    revision: String(entry.revision),
    claimant,
    weapon: weapons.map(({ code }) => code).join('+'),
    start: window?.start,
    end: window?.end,
    publisher: sources.map(({ publisher }) => publisher).join('; '),
    title: sources.map(({ title }) => title).join('; '),
    seq: listed.seq,
    ...numbers,
  };
}
