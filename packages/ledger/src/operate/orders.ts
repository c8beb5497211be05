import { daySchema, entityIdSchema, recordIdSchema, revisionSchema, sourceSchema } from '@counterweight/domain/values';
import { z } from 'zod';
import { quarantineCodes } from '../ports/quarantine.ts';

/** What an operator's command and the function that carries it out say to each other. */
const refusalSchema = z.object({ ok: z.literal(false), code: z.string(), message: z.string() });

/** An answer: the result, or why nothing was done. */
function answerOf<Result extends z.ZodType>(result: Result) {
  return z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), result }), refusalSchema]);
}

export type Refused = z.infer<typeof refusalSchema>;

/** A view with its version, or by its name alone; none: which views there are. */
export const rebuildOrderSchema = z.strictObject({ view: z.string().optional() });

const rebuiltSchema = z.object({
  view: z.string(),
  seq: z.int(),
  rows: z.int(),
  entities: z.int(),
  catchUps: z.int(),
});
export const rebuildAnswerSchema = answerOf(z.union([rebuiltSchema, z.object({ views: z.array(z.string()) })]));

export const redactOrderSchema = z.strictObject({
  kind: z.string().optional(),
  entity: entityIdSchema,
  record: recordIdSchema,
  revision: revisionSchema,
  /** Is shown to whoever asks for the record. */
  reason: z.string().trim().min(1).max(500),
  answer: z.union([z.literal(410), z.literal(451)]),
});
export const redactAnswerSchema = answerOf(
  z.object({
    outcome: z.enum(['redacted', 'repeated']),
    name: z.object({ kind: z.string(), entity: z.string(), record: z.string(), revision: z.int() }),
    reason: z.string(),
    answer: z.union([z.literal(410), z.literal(451)]),
    copies: z.array(z.string()),
    erased: z.array(z.int()),
    snapshots: z.enum(['compacted', 'not_due', 'behind']),
    kept: z.array(z.int()),
  }),
);

/** One item, or a page of all that have not come through yet. */
export const retryOrderSchema = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({ all: z.literal(true), code: z.enum(quarantineCodes).optional(), after: z.string().optional() }),
]);
export const retryAnswerSchema = answerOf(
  z.object({
    retried: z.array(
      z.object({ id: z.string(), outcome: z.string(), code: z.string().optional(), reason: z.string().optional() }),
    ),
    next: z.string().optional(),
  }),
);

/** One dead-letter queue to be emptied; none: how many messages wait in each. */
export const redriveOrderSchema = z.strictObject({
  queue: z.string().optional(),
  /** For what has no origin to go back to: what was sent before this instant (ISO 8601) is healed and may go. */
  discardBefore: z.iso.datetime().optional(),
});
export const redriveAnswerSchema = answerOf(
  z.union([
    z.object({ queue: z.string(), moved: z.int(), discarded: z.int(), failed: z.int(), left: z.int() }),
    z.object({ queues: z.array(z.object({ queue: z.string(), waiting: z.int(), origin: z.boolean() })) }),
  ]),
);

const tokenIdSchema = z.string().min(1).max(64);
const endSchema = z.strictObject({ at: z.iso.datetime(), reason: z.string().min(1).max(200) });
const tokenGrantSchema = z.strictObject({
  id: tokenIdSchema,
  name: z.string().min(1).max(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sources: z.array(z.union([z.literal('*'), sourceSchema])).min(1),
  createdAt: z.iso.datetime(),
  expiresOn: daySchema.optional(),
});

/** A call of the tokens port. A token that is put is new: it is neither revoked nor suspended. */
export const tokensOrderSchema = z.discriminatedUnion('call', [
  z.strictObject({ call: z.literal('find'), id: tokenIdSchema }),
  z.strictObject({ call: z.literal('list') }),
  z.strictObject({ call: z.literal('put'), grant: tokenGrantSchema }),
  z.strictObject({ call: z.literal('revoke'), id: tokenIdSchema, revocation: endSchema }),
  z.strictObject({ call: z.literal('suspend'), id: tokenIdSchema, suspension: endSchema.optional() }),
]);
/** The tokens that a call gives back: of a put, the one that was put; none where there is no such token, or the id is taken. */
export const tokensAnswerSchema = answerOf(
  z.array(tokenGrantSchema.extend({ revoked: endSchema.optional(), suspended: endSchema.optional() })),
);
