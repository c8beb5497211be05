import { eventWarnings } from '@counterweight/contracts/events';
import { receiptsQuestion, type ShownReceipt } from '@counterweight/contracts/http';
import { kindNameSchema } from '@counterweight/domain/kinds';
import { sourceSchema, utcDay } from '@counterweight/domain/values';
import { findReceipt, type ReceiptAnswer, type TokenGrant } from '@counterweight/ledger';
import type { z } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { invalidParameter, ProblemError } from '../http/problem.ts';
import { requireSource, speaksFor } from './bearer.ts';
import { publisherRoute } from './publisher-route.ts';
import { datasetStatus } from './send-entries.ts';

type Query = z.output<typeof receiptsQuestion.query>;

/** Serves receipts to whoever may speak for the source that the event was sent as; what names none, for those who may for any. */
export const serveReceipts = publisherRoute(receiptsQuestion, answerReceipt);

async function answerReceipt(query: Query, grant: TokenGrant, api: Api): Promise<ShownReceipt> {
  const answer = await findReceipt(questionOf(query, grant), (source) => speaksFor(grant, source ?? '*'), api);
  if (answer.outcome !== 'unknown') return showReceipt(answer, api);
  const found = query.event_id === undefined ? '' : '; what was taken is found by its source and id alone';
  const detail = `it has not arrived yet, or was never sent under this id${found}; ask again in a moment`;
  throw new ProblemError('not_yet_or_never', { detail }, { 'retry-after': '1' });
}

function questionOf({ source, id, event_id: busId }: Query, grant: TokenGrant) {
  if (busId !== undefined && source === undefined && id === undefined) return { busId };
  if (busId === undefined && source !== undefined && id !== undefined) {
    requireSource(grant, source);
    return { key: { source, id } };
  }
  const parameter = busId === undefined ? (source === undefined ? 'source' : 'id') : 'event_id';
  throw invalidParameter(parameter, 'either source and id, or event_id alone', ['source and id', 'event_id']);
}

async function showReceipt(answer: Exclude<ReceiptAnswer, { outcome: 'unknown' }>, api: Api): Promise<ShownReceipt> {
  const quarantine = answer.refused.map(({ id, faults, ...rest }) => ({
    quarantine_id: id,
    ...rest,
    errors: faults.map(({ field, message }) => ({ field, message })),
  }));
  if (!('receipt' in answer)) {
    const { outcome, source = null, eventId = null, type = null } = answer;
    return { outcome, source, id: eventId, type, visible_at_seq: null, quarantine };
  }
  const { outcome, receipt, record, known } = answer;
  const { source, id, name, at } = receipt;
  const { dataset, counted } = await datasetStatus(sourceSchema.parse(source), kindNameSchema.parse(name.kind), api);
  const kind = kindNameSchema.parse(name.kind);
  const { payload } = record;
  const warnings = payload.kept ? eventWarnings(kind, payload.data, utcDay(api.clock.now())) : [];
  return {
    outcome,
    source,
    id,
    first_id: record.eventId,
    ...name,
    hash: record.hash,
    at,
    visible_at_seq: known?.seq ?? null,
    known_on: known?.day ?? null,
    dataset,
    counted_by_default: counted,
    ...(warnings.length === 0 ? {} : { warnings: [...warnings] }),
    quarantine,
  };
}
