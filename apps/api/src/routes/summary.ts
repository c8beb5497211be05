import { answerStrikes, answerSupport } from '@counterweight/domain';
import { cellsKnownAt, seqKnownAt, type ViewSnapshot } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import { canonicalPath, inOrder } from '../http/canonical-query.ts';
import { conditionally, entityTag, FRESH } from '../http/conditional.ts';
import { negotiateFormat } from '../http/formats.ts';
import { timeParameters } from '../http/parameters.ts';
import { readAnswers, refusing } from '../http/route-parts.ts';
import { type SupportReading, supportReading } from '../pledges/read-support.ts';
import { resolveSupport } from '../pledges/resolve-support.ts';
import { defineSupport, supportDefinitionSchema } from '../pledges/support-definition.ts';
import { conversionShape } from '../pledges/support-parameters.ts';
import { showRow, showSums, supportNumbersSchema } from '../pledges/support-row.ts';
import { resolveStrikeFilter } from '../strikes/resolve-strike-filter.ts';
import { defineStrikes, strikeDefinitionSchema } from '../strikes/strike-definition.ts';
import { showNumbers, showRow as showStrikeRow, strikeNumbersSchema } from '../strikes/strike-row.ts';
import { readTogether } from '../views/read-together.ts';

const PATH = '/v1/summary';

const querySchema = z.strictObject({ ...timeParameters, ...conversionShape });
type Query = z.output<typeof querySchema>;

const answerSchema = z
  .strictObject({
    data: z.strictObject({
      support: z.strictObject({
        by_stage: z.array(supportNumbersSchema),
        by_stage_and_category: z.array(z.looseObject(supportNumbersSchema.shape)),
      }),
      strikes: z.strictObject({
        total: strikeNumbersSchema,
        by_class: z.array(z.looseObject(strikeNumbersSchema.shape)),
      }),
    }),
    seq: z.int().meta({ description: 'The position in the journal at which all of it was read' }),
    definitions: z.strictObject({ support: supportDefinitionSchema, strikes: strikeDefinitionSchema }),
    links: z.strictObject({ self: z.string(), support: z.string(), strikes: z.string() }),
  })
  .meta({ id: 'Summary' });
type Summary = z.output<typeof answerSchema>;

const route = createRoute({
  method: 'get',
  path: PATH,
  tags: ['views'],
  summary: 'The headline: support by stage and category beside strikes as claimed, each with its definition',
  request: { query: querySchema },
  responses: readAnswers('Support and strikes at one position of the journal', answerSchema),
});

/** Serves the summary. */
export function serveSummary(app: OpenAPIHono, api: Api): void {
  app.openapi(route, (c) => answerSummary(c, c.req.valid('query'), api), refusing(querySchema));
}

async function answerSummary(c: Context, query: Query, api: Api): Promise<Response> {
  negotiateFormat(c, undefined, ['json']);
  const time = { knownAt: query.known_at, minSeq: query.min_seq };
  const snapshotOf = await readTogether(['pledge', 'rate', 'strike'], time, api);
  const support = supportReading(snapshotOf('pledge'), snapshotOf('rate'), query.known_at, api.precedence);
  const strikes = snapshotOf('strike');
  const seq = Math.max(support.seq, seqKnownAt(strikes, query.known_at));
  const links = linksOf(query);
  const places = [...support.places, strikes.place];
  const etag = entityTag('summary', ...places, seq, links.self, precedenceText(api));
  return conditionally(c, { etag, cacheControl: FRESH }, () => {
    const [money, salvos] = [summarizeSupport(query, support, api), summarizeStrikes(query, strikes, api)];
    const body: Summary = {
      data: { support: money.data, strikes: salvos.data },
      seq,
      definitions: { support: money.definition, strikes: salvos.definition },
      links,
    };
    return c.json(body);
  });
}

function summarizeSupport(query: Query, reading: SupportReading, { precedence }: Api) {
  const resolved = resolveSupport(query, reading, precedence);
  const { filter, currency, policy } = resolved;
  const answer = answerSupport(reading.cells, reading.rates.book, filter, ['stage', 'category'], currency, policy);
  return {
    data: {
      by_stage: answer.totals.map((row) => showSums(row, currency)),
      by_stage_and_category: answer.rows.map((row) => showRow(row, currency)),
    },
    definition: defineSupport(query, resolved, answer, reading),
  };
}

function summarizeStrikes(query: Query, snapshot: ViewSnapshot, { precedence }: Api) {
  const { as_of, known_at, min_seq } = query;
  const asked = { as_of, known_at, min_seq };
  const resolved = resolveStrikeFilter(asked, snapshot, precedence);
  const answer = answerStrikes(cellsKnownAt(snapshot, known_at), resolved.filter, 'class');
  return {
    data: { total: showNumbers(answer.total), by_class: answer.rows.map((row) => showStrikeRow('class', row)) },
    definition: defineStrikes(asked, resolved, answer, seqKnownAt(snapshot, known_at)),
  };
}

function linksOf(query: Query): Summary['links'] {
  const time = inOrder(Object.keys(timeParameters), query);
  const money = inOrder(Object.keys(conversionShape), query);
  return {
    self: canonicalPath(PATH, { ...time, ...money }),
    support: canonicalPath('/v1/views/support', { by: 'stage,category', ...time, ...money }),
    strikes: canonicalPath('/v1/views/strikes', { by: 'class', ...time }),
  };
}

function precedenceText({ precedence }: Api): string {
  return JSON.stringify(precedence);
}
