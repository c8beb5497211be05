import { formatParameter, formats, viewLinksSchema } from '@counterweight/contracts/http';
import { answerCoalition, answerSupport, coalitionView, type SupportAnswer } from '@counterweight/domain/answers';
import { viewId } from '@counterweight/domain/rows';
import { cellsKnownAt } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../../api-deps.ts';
import { comparedClaimSchema } from '../../entities/statement/claim-row.ts';
import { readClaims } from '../../entities/statement/claims-reading.ts';
import { canonicalPath, inOrder } from '../../http/canonical-query.ts';
import { onInvalidQuery, tableAnswers } from '../../http/route-parts.ts';
import { answerView, type ViewContent, type ViewReading } from '../answer-view.ts';
import { showSources } from '../resolve-sources.ts';
import { defineSupport, supportDefinitionSchema } from '../support/support-definition.ts';
import { viewLinks } from '../view-links.ts';
import { claimedSizes } from './claimed-sizes.ts';
import { coalitionDefinitionSchema, defineCoalition } from './coalition-definition.ts';
import { type CoalitionQuery, coalitionShape } from './coalition-parameters.ts';
import { coalitionColumns, coalitionPartySchema, partyCells, showParties } from './coalition-row.ts';
import { coalitionSizeSchema, overlapWarningSchema, showOverlaps, showSize } from './coalition-size.ts';
import { type CoalitionReading, readCoalition } from './read-coalition.ts';
import { type ResolvedCoalition, resolveCoalition } from './resolve-coalition.ts';

const PATH = '/v1/views/coalition';

const querySchema = z.strictObject({ ...coalitionShape, format: formatParameter(formats) });
type Query = z.output<typeof querySchema>;

const answerSchema = z
  .strictObject({
    data: z.array(coalitionPartySchema).meta({
      description: 'Members on the day, then who left since the earlier day, then who may be members',
    }),
    size: coalitionSizeSchema,
    claimed: z.array(comparedClaimSchema).meta({
      description: 'Sizes that statements claim by the day, each beside the size computed for its own day',
    }),
    warnings: z.array(overlapWarningSchema),
    definition: coalitionDefinitionSchema.extend({ support: supportDefinitionSchema }),
    links: viewLinksSchema.extend({ support: z.string().meta({ description: 'What the parties gave, by donor' }) }),
  })
  .meta({ id: 'CoalitionView' });
type CoalitionViewAnswer = z.output<typeof answerSchema>;

const route = createRoute({
  method: 'get',
  path: PATH,
  tags: ['views'],
  summary: 'Who is in NATO, the EU or the Contact Group on a day, who joined or left, and what each gave',
  request: { query: querySchema },
  responses: tableAnswers('The parties with sizes computed and claimed, and the definition', answerSchema),
});

/** Serves the coalition view. */
export function serveCoalitionView(app: OpenAPIHono, api: Api): void {
  const answer = (c: Context, query: Query) => answerView(c, query, api, () => readCoalitionView(query, api));
  app.openapi(route, (c) => answer(c, c.req.valid('query')), onInvalidQuery(querySchema));
}

async function readCoalitionView(query: Query, api: Api): Promise<ViewReading> {
  const reading = await readCoalition({ knownAt: query.known_at, minSeq: query.min_seq }, api);
  const resolved = resolveCoalition(query, reading, api);
  const { seq } = reading;
  return {
    ...{
      path: PATH,
      own: inOrder(names, query),
      versions: [viewId(coalitionView), ...reading.places],
      seq,
      on: resolved.on,
    },
    write: () => contentOf({ ...answerOf(query, resolved, reading, api), links: linksOf(query, resolved, seq) }),
  };
}

function answerOf(query: Query, resolved: ResolvedCoalition, reading: CoalitionReading, { precedence }: Api) {
  const { body, on, since, sources, support } = resolved;
  const memberships = [...cellsKnownAt(reading.memberships, query.known_at)];
  const answer = answerCoalition(memberships, { sources: sources.counted, body, on, since });
  const given = supportOf(resolved, reading);
  const claimed = readClaims(reading.statements, query.known_at, precedence);
  const time = { seq: reading.seq, knownAt: query.known_at };
  const own = { claimed: showSources(claimed.sources), seq: reading.seq };
  return {
    data: showParties(answer, given.rows, support.currency),
    size: showSize(answer, since !== undefined),
    claimed: claimedSizes(claimed.claims, { cells: memberships, sources: sources.counted }, { body, on }, time),
    warnings: showOverlaps(answer),
    definition: {
      ...defineCoalition(query, resolved, answer, own),
      support: defineSupport({ to: on, known_at: query.known_at }, support, given, reading.support),
    },
  };
}

/** Everybody's support by donor. */
function supportOf({ support }: ResolvedCoalition, { support: { cells, rates } }: CoalitionReading): SupportAnswer {
  return answerSupport(cells, rates.book, support.filter, ['donor'], support.currency, support.policy);
}

function contentOf(body: CoalitionViewAnswer): ViewContent {
  const { currency } = body.definition.support.fx;
  return {
    body,
    columns: coalitionColumns,
    rows: body.data.map((row) => partyCells(row, currency)),
    lines: body.data,
    fileName: `coalition-${body.definition.body.toLowerCase()}-${body.definition.on}`,
  };
}

const names = Object.keys(querySchema.shape);

function linksOf(query: CoalitionQuery, resolved: ResolvedCoalition, seq: number): CoalitionViewAnswer['links'] {
  const { body, on, support } = resolved;
  const time = { known_at: query.known_at, min_seq: seq };
  const money = { ...time, currency: support.currency, fx: support.policy };
  const explain = { path: '/v1/memberships', query: { on, body, source: resolved.sources.counted[0], ...time } };
  return {
    ...viewLinks({ path: PATH, query: inOrder(names, query) }, explain),
    support: canonicalPath('/v1/views/support', { by: 'donor', source: support.sources.counted[0], to: on, ...money }),
  };
}
