import { answerStrikes, type StrikeAnswer, type StrikeGrouping, strikeGroupings } from '@counterweight/domain/answers';
import { strikesView } from '@counterweight/domain/kinds';
import { cellsKnownAt } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../../api-deps.ts';
import { strikeResource } from '../../entities/strike/strike-resource.ts';
import { inOrder } from '../../http/canonical-query.ts';
import { formats } from '../../http/formats.ts';
import { definitionParameter, formatParameter } from '../../http/parameters.ts';
import { refusing, tableAnswers } from '../../http/route-parts.ts';
import { answerView, type ViewContent, type ViewReading } from '../answer-view.ts';
import { viewLinks, viewLinksSchema } from '../view-links.ts';
import { readStrikes } from './read-strikes.ts';
import { explicitParameters } from './resolve-strike-filter.ts';
import { defineStrikes, strikeDefinitionSchema } from './strike-definition.ts';
import { strikeFilterShape } from './strike-parameters.ts';
import { labelsOf, numberCells, numberColumns, showNumbers, showRow, strikeNumbersSchema } from './strike-row.ts';

const PATH = '/v1/views/strikes';

const querySchema = z.strictObject({
  by: z.enum(strikeGroupings).optional().meta({ description: 'What a row stands for; month unless told.' }),
  ...strikeFilterShape,
  definition: definitionParameter(strikesView.version),
  format: formatParameter(formats),
});

type Query = z.output<typeof querySchema>;

const answerSchema = z
  .strictObject({
    data: z
      .array(z.looseObject(strikeNumbersSchema.shape))
      .meta({ description: 'One row a key, in order of key; the key stands under the name of the grouping' }),
    total: strikeNumbersSchema.meta({ description: 'Each salvo once, whatever the grouping' }),
    definition: strikeDefinitionSchema,
    links: viewLinksSchema,
  })
  .meta({ id: 'StrikesView' });
type StrikesViewAnswer = z.output<typeof answerSchema>;

const route = createRoute({
  method: 'get',
  path: PATH,
  tags: ['views'],
  summary: 'Strikes, summed by day, month, year, weapon, class, region, target or claimant',
  request: { query: querySchema },
  responses: tableAnswers('The sums with their definition', answerSchema),
});

/** Serves the strikes view. */
export function serveStrikesView(app: OpenAPIHono, api: Api): void {
  const answer = (c: Context, query: Query) => answerView(c, query, api, () => readStrikesView(query, api));
  app.openapi(route, (c) => answer(c, c.req.valid('query')), refusing(querySchema));
}

async function readStrikesView(query: Query, api: Api): Promise<ViewReading> {
  const { snapshot, resolved, seq } = await readStrikes(query, api);
  return {
    ...{ path: PATH, own: inOrder(names, query), versions: [snapshot.place], seq },
    write() {
      const by = query.by ?? 'month';
      const answer = answerStrikes(cellsKnownAt(snapshot, query.known_at), resolved.filter, by);
      return contentOf(by, answer, {
        definition: defineStrikes(query, resolved, answer, seq),
        links: linksOf(query, explicitParameters(query, resolved), seq),
      });
    },
  };
}

function contentOf(
  by: StrikeGrouping,
  answer: StrikeAnswer,
  context: Pick<StrikesViewAnswer, 'definition' | 'links'>,
): ViewContent {
  const data = answer.rows.map((row) => showRow(by, row));
  const body: StrikesViewAnswer = { data, total: showNumbers(answer.total), ...context };
  return {
    body,
    columns: [by, ...Object.keys(labelsOf(by, '')), ...numberColumns],
    rows: answer.rows.map((row) => ({ [by]: row.key, ...labelsOf(by, row.key), ...numberCells(row) })),
    lines: data,
    fileName: `strikes-by-${by}`,
  };
}

const names = Object.keys(querySchema.shape);

function linksOf(
  query: Query,
  explicit: ReturnType<typeof explicitParameters>,
  seq: number,
): StrikesViewAnswer['links'] {
  const explain = inOrder(Object.keys(strikeFilterShape), { ...explicit, min_seq: seq });
  return viewLinks({ path: PATH, own: inOrder(names, query) }, { path: strikeResource.path, query: explain });
}
