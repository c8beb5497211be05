import {
  answeredTimeShape,
  entityLinksSchema,
  inOrder,
  listLinksSchema,
  pageShape,
  sourcesSchema,
  supportNumbersSchema,
} from '@counterweight/contracts/http';
import {
  matchesPledgeFilter,
  type PledgeFilter,
  type SupportRow,
  type SupportSelection,
  selectSupport,
  shareOfSupport,
} from '@counterweight/domain/answers';
import {
  foldPledge,
  type PledgeStatus,
  pledgeStatuses,
  rowRange,
  supportRows,
  supportView,
} from '@counterweight/domain/kinds';
import { viewId } from '@counterweight/domain/rows';
import type { ListedEntity } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../../api-deps.ts';
import { negotiateFormat } from '../../http/formats.ts';
import { onInvalidQuery, tableAnswers } from '../../http/route-parts.ts';
import { answeredTime } from '../../views/answered-time.ts';
import { showSources } from '../../views/resolve-sources.ts';
import {
  explicitSupport,
  type ResolvedSupport,
  readSupport,
  resolveSupport,
  type SupportReading,
} from '../../views/support/read-support.ts';
import { showExactSums } from '../../views/support/show-support.ts';
import { answerList, type ListAnswer } from '../answer-list.ts';
import { serveEntity, serveHistory } from '../serve-entity.ts';
import { joinPledge } from './join-pledge.ts';
import {
  type ListedRows,
  listedRows,
  type PledgeListQuery,
  pledgeListShape,
  rowsAsked,
} from './pledge-list-parameters.ts';
import { pledgeResource } from './pledge-resource.ts';
import { pledgeColumns, pledgeTableRows } from './pledge-table.ts';

const VIEW = viewId(supportView);

const querySchema = z.strictObject({
  ...pledgeListShape,
  ...pageShape,
});

const definitionSchema = z.strictObject({
  view: z.string(),
  version: z.int(),
  rows: z.enum(listedRows),
  fx: z.strictObject({ policy: z.string(), currency: z.string(), sources: sourcesSchema }),
  sources: sourcesSchema,
  ...answeredTimeShape,
});

const answerSchema = z
  .strictObject({
    data: z.array(
      pledgeResource.bodySchema.extend({
        day: z.string().meta({ description: 'The day it was announced, or that the row is of; undated when unknown' }),
        seq: z.int(),
        known_on: z.string(),
        counted: z.array(supportNumbersSchema).meta({
          description: 'What it adds to the view, by stage, amounts not rounded: rows of days re-add to its totals',
        }),
        links: entityLinksSchema,
      }),
    ),
    definition: definitionSchema,
    links: listLinksSchema,
  })
  .meta({ id: 'PledgeList' });

const listRoute = createRoute({
  method: 'get',
  path: '/v1/pledges',
  tags: ['entities'],
  summary: 'Pledges, or what they add to the support view day by day',
  request: { query: querySchema },
  responses: tableAnswers('A page of pledges with what each adds to the view', answerSchema),
});

/** Serves the list of pledges, one pledge, and its history. */
export function servePledges(app: OpenAPIHono, api: Api): void {
  app.openapi(listRoute, (c) => answerPledgeList(c, c.req.valid('query'), api), onInvalidQuery(querySchema));
  serveEntity(app, { ...pledgeResource, join: joinPledge }, api);
  serveHistory(app, pledgeResource, api);
}

async function answerPledgeList(
  c: Context,
  { limit, cursor, format: asked, ...query }: z.output<typeof querySchema>,
  api: Api,
): Promise<Response> {
  const format = negotiateFormat(c, asked);
  const rows = rowsAsked(query);
  const reading = await readSupport({ knownAt: query.known_at, minSeq: query.min_seq }, api);
  const resolved = resolveSupport(query, reading, api.precedence);
  const selection = selectSupport(reading.cells, resolved.filter);
  const countedOf = (listed: ListedEntity) => sharesOf(rows, listed, selection, resolved, reading);
  const answer: ListAnswer = {
    resource: pledgeResource,
    question: questionOf(rows, query, resolved, selection),
    filters: inOrder(Object.keys(pledgeListShape), { ...query, ...explicitSupport(query, resolved), rows }),
    page: { limit, cursor, format },
    builds: reading.builds,
    seq: reading.seq,
    definition: listDefinition(rows, query, resolved, reading),
    extras: (listed) => ({ counted: countedOf(listed).map((row) => showExactSums(row, resolved.currency)) }),
    table: { columns: pledgeColumns, rows: pledgeTableRows },
  };
  return answerList(c, answer, api);
}

function questionOf(
  rows: ListedRows,
  { known_at: knownAt, status, part_of: partOf }: PledgeListQuery,
  { filter }: ResolvedSupport,
  { inclusionOf }: SupportSelection,
): ListAnswer['question'] {
  const { stages: _, from, to, ...header } = filter;
  const range = { ...(from && { from }), ...(to && { to }) };
  if (rows === 'day') {
    const matches: ListAnswer['question']['matches'] = (stored) => {
      const row = supportRows.read(stored);
      return row.axis === 'day' && inclusionOf(row) === 'counted';
    };
    return { view: VIEW, axis: 'day', range: rowRange(range), knownAt, matches };
  }
  const pledges: PledgeFilter = {
    ...header,
    ...(status === undefined ? {} : { statuses: statusesOf(status) }),
    ...(partOf === undefined ? {} : { partOf }),
  };
  return {
    view: VIEW,
    axis: 'list',
    range,
    knownAt,
    matches(stored) {
      const row = supportRows.read(stored);
      if (row.axis !== 'list' || (row.day === 'undated' && from !== undefined)) return false;
      return matchesPledgeFilter(pledges, row);
    },
  };
}

function statusesOf(asked: readonly string[]): readonly PledgeStatus[] {
  return pledgeStatuses.filter((status) => asked.includes(status));
}

/** What an entry adds to the view: on its day, or a pledge as a whole. */
function sharesOf(
  rows: ListedRows,
  { entity, records, contributions }: ListedEntity,
  selection: SupportSelection,
  { currency, policy }: ResolvedSupport,
  { rates }: SupportReading,
): readonly SupportRow[] {
  const own = rows === 'day' ? contributions : supportView.contributions(foldPledge(entity, records));
  return shareOfSupport(own, selection, rates.book, currency, policy);
}

function listDefinition(
  rows: ListedRows,
  { as_of, known_at }: PledgeListQuery,
  { sources, currency, policy }: ResolvedSupport,
  { rates, seq }: SupportReading,
): z.input<typeof definitionSchema> {
  return {
    view: supportView.name,
    version: supportView.version,
    rows,
    fx: { policy, currency, sources: showSources(rates.sources) },
    sources: showSources(sources),
    ...answeredTime({ as_of, known_at }, seq),
  };
}
