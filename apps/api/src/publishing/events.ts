import { cloudEventSchema } from '@counterweight/contracts/events';
import { type EventResult, eventResultsSchema } from '@counterweight/contracts/http';
import { utcDay } from '@counterweight/domain/values';
import { tokenSender } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import type { Api } from '../api-deps.ts';
import { ProblemError } from '../http/problem.ts';
import { onInvalidQuery, problemAnswer, tooLargeAnswers } from '../http/route-parts.ts';
import { authorize } from './bearer.ts';
import { boundResults } from './bound-results.ts';
import { checkEntry, isOutOfScope } from './check-entry.ts';
import { holdToBudget, OVER_BUDGET } from './hold-to-budget.ts';
import { MAX_BODY_BYTES, readBatch, tooLarge } from './read-batch.ts';
import { NOT_SENT, sendEntries } from './send-entries.ts';

const querySchema = z.strictObject({});

// Made anew, since the library can name only schemas made after it was loaded.
const eventSchema = z.strictObject(cloudEventSchema.shape);
// A reference and not the schema: the library would validate it before we could answer entry by entry.
const event = { $ref: '#/components/schemas/CloudEvent' };
const text = { type: 'string' as const, description: 'One CloudEvent a line' };

const route = createRoute({
  method: 'post',
  path: '/v1/events',
  tags: ['publishing'],
  summary: 'Publish one event, or a batch',
  security: [{ bearer: [] }],
  middleware: bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw tooLarge(`the body has more than ${MAX_BODY_BYTES} bytes`);
    },
  }),
  request: {
    query: querySchema,
    body: {
      required: true,
      content: {
        'application/json': { schema: { oneOf: [event, { type: 'array', items: event }] } },
        'application/cloudevents+json': { schema: event },
        'application/cloudevents-batch+json': { schema: { type: 'array', items: event } },
        'application/x-ndjson': { schema: text },
        'application/ndjson': { schema: text },
      },
    },
  },
  responses: {
    202: {
      description: 'At least one event was taken; a result for each',
      content: { 'application/json': { schema: eventResultsSchema } },
    },
    ...tooLargeAnswers,
    default: problemAnswer,
  },
});

/** Takes events for the bus. What ingest would quarantine is refused here, entry by entry. */
export function serveEvents(app: OpenAPIHono, api: Api): void {
  app.openAPIRegistry.register('CloudEvent', eventSchema);
  app.openapi(
    route,
    async (c) => {
      const grant = await authorize(c, api);
      const entries = await readBatch(c);
      const context = { account: api.apiAccount, today: utcDay(api.clock.now()) };
      const checked = entries.map((entry) => checkEntry(entry, grant, context));
      if (checked.every((entry) => !entry.ok && isOutOfScope(entry.refused))) {
        const detail = `this token may speak for: ${grant.sources.join(', ')}`;
        const results = boundResults(await sendEntries(checked, tokenSender(grant.id), api));
        throw new ProblemError('forbidden', { detail, allowed: grant.sources, results });
      }
      const held = await holdToBudget(checked, api);
      const results = boundResults(await sendEntries(held.entries, tokenSender(grant.id), api));
      if (!results.some(({ status }) => status === 'taken')) throw nothingTaken(results, held.waitMs);
      return c.json({ results }, 202, { 'cache-control': 'no-store' });
    },
    onInvalidQuery(querySchema),
  );
}

function nothingTaken(results: readonly EventResult[], waitMs: number): ProblemError {
  const refused = results.flatMap((result) => (result.status === 'refused' ? [result] : []));
  if (refused.some(({ code }) => code === NOT_SENT)) {
    return new ProblemError('bus_unavailable', { detail: 'send the events again', results }, { 'retry-after': '2' });
  }
  const overBudget = refused.find(({ code }) => code === OVER_BUDGET);
  if (overBudget !== undefined) {
    const detail = overBudget.errors.map(({ message }) => message).join('; ');
    return new ProblemError('over_budget', { detail, results }, { 'retry-after': String(Math.ceil(waitMs / 1000)) });
  }
  const [first] = refused;
  const why = first?.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
  const detail =
    results.length === 1 ? (why ?? '') : `none of ${results.length} events can be taken; the first: ${why}`;
  return new ProblemError('nothing_taken', { detail, errors: first?.errors ?? [], results });
}
