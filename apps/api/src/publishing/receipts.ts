import { cloudEventSchema } from '@counterweight/contracts/events';
import { sourceParameter } from '@counterweight/contracts/http';
import { kindNameSchema } from '@counterweight/domain/kinds';
import { sourceSchema } from '@counterweight/domain/values';
import { findReceipt, type ReceiptAnswer, type TokenGrant } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { countedByDefaultSchema, datasetNameSchema } from '../entities/dataset/dataset-schema.ts';
import { invalidParameter, ProblemError } from '../http/problem.ts';
import { onInvalidQuery, problemAnswer } from '../http/route-parts.ts';
import { authorize, requireSource, speaksFor } from './bearer.ts';
import { datasetStatus } from './send-entries.ts';

const querySchema = z.strictObject({
  source: sourceParameter.optional().meta({ description: "The event's source; together with id." }),
  id: cloudEventSchema.shape.id.optional().meta({ description: "The event's own id; together with source." }),
  event_id: z.string().min(1).max(256).optional().meta({ description: "The bus's id of one delivery; instead." }),
});

const refusedSchema = z.strictObject({
  quarantine_id: z.string(),
  stage: z.enum(['ingest', 'projector']),
  code: z.string(),
  reason: z.string(),
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })),
  at: z.string(),
});

const recordedSchema = z.strictObject({
  outcome: z.enum(['accepted', 'duplicate']),
  source: z.string(),
  id: z.string(),
  first_id: z.string().meta({ description: 'The event that recorded this content first' }),
  kind: z.string(),
  entity: z.string(),
  record: z.string(),
  revision: z.int(),
  hash: z.string(),
  at: z.string(),
  visible_at_seq: z.int().nullable().meta({ description: 'Views show it from here on (min_seq); null until then' }),
  known_on: z.string().nullable(),
  dataset: datasetNameSchema,
  counted_by_default: countedByDefaultSchema,
  quarantine: z.array(refusedSchema).meta({ description: 'Other deliveries under this id, newest first' }),
});
const refusalSchema = z.strictObject({
  outcome: z.enum(['conflict', 'quarantined']),
  source: z.string().nullable(),
  id: z.string().nullable(),
  type: z.string().nullable(),
  visible_at_seq: z.null(),
  quarantine: z.array(refusedSchema),
});
const answerSchema = z.discriminatedUnion('outcome', [recordedSchema, refusalSchema]).meta({ id: 'Receipt' });
type Answer = z.output<typeof answerSchema>;

const route = createRoute({
  method: 'get',
  path: '/v1/receipts',
  tags: ['publishing'],
  summary: 'What became of an event',
  security: [{ bearer: [] }],
  request: { query: querySchema },
  responses: {
    200: { description: 'What is known of it', content: { 'application/json': { schema: answerSchema } } },
    default: problemAnswer,
  },
});

/** Serves receipts to whoever may speak for the source that the event was sent as; what names none, for those who may for any. */
export function serveReceipts(app: OpenAPIHono, api: Api): void {
  app.openapi(
    route,
    async (c) => {
      const grant = await authorize(c, api);
      const question = questionOf(c.req.valid('query'), grant);
      const answer = await findReceipt(question, (source) => speaksFor(grant, source ?? '*'), api);
      if (answer.outcome === 'unknown') {
        const detail = 'it has not arrived yet, or was never sent under this id; ask again in a moment';
        throw new ProblemError('not_yet_or_never', { detail }, { 'retry-after': '1' });
      }
      return c.json(await showAnswer(answer, api), 200, { 'cache-control': 'no-store' });
    },
    onInvalidQuery(querySchema),
  );
}

function questionOf({ source, id, event_id: busId }: z.output<typeof querySchema>, grant: TokenGrant) {
  if (busId !== undefined && source === undefined && id === undefined) return { busId };
  if (busId === undefined && source !== undefined && id !== undefined) {
    requireSource(grant, source);
    return { key: { source, id } };
  }
  const parameter = busId === undefined ? (source === undefined ? 'source' : 'id') : 'event_id';
  throw invalidParameter(parameter, 'either source and id, or event_id alone', ['source and id', 'event_id']);
}

async function showAnswer(answer: Exclude<ReceiptAnswer, { outcome: 'unknown' }>, api: Api): Promise<Answer> {
  const quarantine = answer.refused.map(({ id, faults, ...rest }) => ({
    quarantine_id: id,
    ...rest,
    errors: faults.map(({ field, message }) => ({ field, message })),
  }));
  if (!('receipt' in answer)) {
    const { outcome, source = null, eventId = null, type = null } = answer;
    return { outcome, source, id: eventId, type, visible_at_seq: null, quarantine };
  }
  const { outcome, receipt, known } = answer;
  const { source, id, firstId, name, hash, at } = receipt;
  const { dataset, counted } = await datasetStatus(sourceSchema.parse(source), kindNameSchema.parse(name.kind), api);
  return {
    outcome,
    source,
    id,
    first_id: firstId,
    ...name,
    hash,
    at,
    visible_at_seq: known?.seq ?? null,
    known_on: known?.day ?? null,
    dataset,
    counted_by_default: counted,
    quarantine,
  };
}
