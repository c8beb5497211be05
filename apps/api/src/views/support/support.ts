import { definitionParameter, formatParameter, formats, viewLinksSchema } from '@counterweight/contracts/http';
import { answerSupport, type SupportAnswer, type SupportGrouping } from '@counterweight/domain/answers';
import { supportView } from '@counterweight/domain/kinds';
import { type Day, utcDay } from '@counterweight/domain/values';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../../api-deps.ts';
import { pledgeResource } from '../../entities/pledge/pledge-resource.ts';
import {
  concernsSupport,
  restrictionsSchema,
  showRestrictions,
} from '../../entities/restriction/restrictions-in-force.ts';
import { inOrder } from '../../http/canonical-query.ts';
import { onInvalidQuery, tableAnswers } from '../../http/route-parts.ts';
import { answerView, type ViewContent, type ViewReading } from '../answer-view.ts';
import { viewLinks } from '../view-links.ts';
import { readSupport, type SupportTogether } from './read-support.ts';
import { explicitSupport, type ResolvedSupport, resolveSupport } from './resolve-support.ts';
import { defineSupport, supportDefinitionSchema } from './support-definition.ts';
import { conversionShape, supportFilterShape, supportGroupingsParameter } from './support-parameters.ts';
import { numberCells, showKey, showRow, showSums, supportColumns, supportNumbersSchema } from './support-row.ts';

const PATH = '/v1/views/support';

const querySchema = z.strictObject({
  by: supportGroupingsParameter,
  ...supportFilterShape,
  ...conversionShape,
  definition: definitionParameter(supportView.version),
  format: formatParameter(formats),
});
type Query = z.output<typeof querySchema>;

const stageRows = z.array(supportNumbersSchema);
const answerSchema = z
  .strictObject({
    data: z
      .array(z.looseObject(supportNumbersSchema.shape))
      .meta({ description: 'One row a key and stage; the keys stand under the names of the groupings' }),
    totals: stageRows.meta({ description: 'One row a stage' }),
    undated: stageRows.meta({
      description: 'Undated transactions by stage: in the totals when no range is asked for, else left out',
    }),
    straddling: stageRows.meta({ description: 'Transactions of a month that only overlaps the range; left out' }),
    restrictions: restrictionsSchema,
    definition: supportDefinitionSchema,
    links: viewLinksSchema,
  })
  .meta({ id: 'SupportView' });
type SupportViewAnswer = z.output<typeof answerSchema>;

const route = createRoute({
  method: 'get',
  path: PATH,
  tags: ['views'],
  summary: 'Support, summed by donor, category, subcategory, stage, month or year, or by two of them',
  request: { query: querySchema },
  responses: tableAnswers('The sums with their definition', answerSchema),
});

/** Serves the support view. */
export function serveSupportView(app: OpenAPIHono, api: Api): void {
  const answer = (c: Context, query: Query) => answerView(c, query, api, () => readSupportView(query, api));
  app.openapi(route, (c) => answer(c, c.req.valid('query')), onInvalidQuery(querySchema));
}

async function readSupportView(query: Query, api: Api): Promise<ViewReading> {
  const reading = await readSupport({ knownAt: query.known_at, minSeq: query.min_seq }, api);
  const resolved = resolveSupport(query, reading, api.precedence);
  const on = lastDay(query, resolved, api);
  return {
    ...{ path: PATH, own: ownOf(query), versions: reading.places, seq: reading.seq, on },
    write() {
      const by = query.by ?? ['stage'];
      const { filter, currency, policy } = resolved;
      const answer = answerSupport(reading.cells, reading.rates.book, filter, by, currency, policy);
      return contentOf(by, answer, {
        restrictions: restrictionsOn(on, resolved, reading),
        definition: defineSupport(query, resolved, answer, reading),
        links: linksOf(query, resolved, reading.seq),
      });
    },
  };
}

/** The day up to which is counted: restrictions are said for it. */
function lastDay({ known_at }: Query, { filter }: ResolvedSupport, { clock }: Api): Day {
  return filter.to ?? known_at ?? utcDay(clock.now());
}

function restrictionsOn(on: Day, { filter, sources }: ResolvedSupport, { cells, restrictions }: SupportTogether) {
  return showRestrictions(restrictions, { cells, counted: sources.counted }, on, concernsSupport(cells, filter));
}

function contentOf(
  by: readonly SupportGrouping[],
  answer: SupportAnswer,
  context: Pick<SupportViewAnswer, 'restrictions' | 'definition' | 'links'>,
): ViewContent {
  const { currency } = context.definition.fx;
  const data = answer.rows.map((row) => showRow(row, currency));
  const byStage = (rows: SupportAnswer['totals']) => rows.map((row) => showSums(row, currency));
  const body: SupportViewAnswer = {
    data,
    totals: byStage(answer.totals),
    undated: byStage(answer.undated),
    straddling: byStage(answer.straddling),
    ...context,
  };
  return {
    body,
    columns: supportColumns(by),
    rows: answer.rows.map((row) => ({ ...showKey(row.key), ...numberCells(showSums(row, currency)) })),
    lines: data,
    fileName: `support-by-${by.join('-')}`,
  };
}

/** The query in its one spelling. What is grouped by keeps its order, since that is the order of the rows. */
function ownOf(query: Query) {
  return inOrder(Object.keys(querySchema.shape), { ...query, by: query.by?.join(',') });
}

function linksOf(query: Query, resolved: ResolvedSupport, seq: number): SupportViewAnswer['links'] {
  const names = ['rows', ...Object.keys(supportFilterShape), ...Object.keys(conversionShape)];
  const explain = inOrder(names, { rows: 'day', ...explicitSupport(query, resolved), min_seq: seq });
  return viewLinks({ path: PATH, query: ownOf(query) }, { path: pledgeResource.path, query: explain });
}
