import { canonicalPath } from '@counterweight/contracts/http';
import { claimsView, coalitionView, wavesView } from '@counterweight/domain/answers';
import { strikesView, supportView } from '@counterweight/domain/kinds';
import { viewId } from '@counterweight/domain/rows';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../../api-deps.ts';
import { conditionally, entityTag, FRESH } from '../../http/conditional.ts';
import { negotiateFormat } from '../../http/formats.ts';
import { onInvalidQuery, readAnswers } from '../../http/route-parts.ts';
import { claimsPart, summarizeClaims } from './claims-part.ts';
import { coalitionPart, summarizeCoalition } from './coalition-part.ts';
import { lastWavePart, summarizeLastWave } from './last-wave-part.ts';
import { openRequestsPart, summarizeOpenRequests } from './open-requests-part.ts';
import { readSummary, type SummaryQuery, type SummaryReading } from './read-summary.ts';
import { restrictionsPart, summarizeRestrictions } from './restrictions-part.ts';
import { strikesPart, summarizeStrikes } from './strikes-part.ts';
import { conversionOf, SUMMARY_PATH, summaryQuerySchema, timeOf } from './summary-parameters.ts';
import { summarizeSupport, supportPart } from './support-part.ts';

const answerSchema = z
  .strictObject({
    data: z.strictObject({
      support: supportPart.data,
      strikes: strikesPart.data,
      last_wave: lastWavePart.data,
      open_requests: openRequestsPart.data,
      restrictions: restrictionsPart.data,
      coalition: coalitionPart.data,
      claims: claimsPart.data,
    }),
    seq: z.int().meta({ description: 'The position in the journal at which all of it was read' }),
    definitions: z.strictObject({
      support: supportPart.definition,
      strikes: strikesPart.definition,
      last_wave: lastWavePart.definition,
      open_requests: openRequestsPart.definition,
      restrictions: restrictionsPart.definition,
      coalition: coalitionPart.definition,
      claims: claimsPart.definition,
    }),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Summary' });
type Summary = z.output<typeof answerSchema>;

const route = createRoute({
  method: 'get',
  path: SUMMARY_PATH,
  tags: ['views'],
  summary:
    'The headline: support, strikes, the last wave, open requests, restrictions, the coalition, claims beside it',
  request: { query: summaryQuerySchema },
  responses: readAnswers('All of it at one position of the journal, each part with its definition', answerSchema),
});

/** Serves the summary. */
export function serveSummary(app: OpenAPIHono, api: Api): void {
  const kept: Kept = new Map();
  app.openapi(route, (c) => answerSummary(c, c.req.valid('query'), kept, api), onInvalidQuery(summaryQuerySchema));
}

/** The last answers by ETag, which names all that they depend on: many read the summary, and it asks several views. */
type Kept = Map<string, Summary>;
const MAX_KEPT = 8;

async function answerSummary(c: Context, query: SummaryQuery, kept: Kept, api: Api): Promise<Response> {
  negotiateFormat(c, undefined, ['json']);
  const reading = await readSummary(query, api);
  const self = canonicalPath(SUMMARY_PATH, { ...timeOf(query), ...conversionOf(query) });
  const views = [supportView, strikesView, wavesView, coalitionView, claimsView].map(viewId);
  const etag = entityTag(
    'summary',
    ...views,
    ...reading.places,
    reading.seq,
    reading.on,
    self,
    JSON.stringify(api.precedence),
  );
  return conditionally(c, { etag, cacheControl: FRESH }, () => {
    const answer = kept.get(etag) ?? assemble(self, reading);
    const [oldest] = kept.keys();
    if (!kept.has(etag) && kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(etag, answer);
    return c.json(answer);
  });
}

function assemble(self: string, reading: SummaryReading): Summary {
  const support = summarizeSupport(reading);
  const strikes = summarizeStrikes(reading);
  const lastWave = summarizeLastWave(reading);
  const openRequests = summarizeOpenRequests(reading);
  const restrictions = summarizeRestrictions(reading);
  const coalition = summarizeCoalition(reading);
  const claims = summarizeClaims(reading);
  return {
    data: {
      support: support.data,
      strikes: strikes.data,
      last_wave: lastWave.data,
      open_requests: openRequests.data,
      restrictions: restrictions.data,
      coalition: coalition.data,
      claims: claims.data,
    },
    seq: reading.seq,
    definitions: {
      support: support.definition,
      strikes: strikes.definition,
      last_wave: lastWave.definition,
      open_requests: openRequests.definition,
      restrictions: restrictions.definition,
      coalition: coalition.definition,
      claims: claims.definition,
    },
    links: {
      self,
      support: support.link,
      strikes: strikes.link,
      last_wave: lastWave.link,
      open_requests: openRequests.link,
      restrictions: restrictions.link,
      coalition: coalition.link,
      claims: claims.link,
    },
  };
}
