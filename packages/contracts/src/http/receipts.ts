import { z } from 'zod';
import { cloudEventSchema } from '../events/cloud-event.ts';
import { hashSchema } from './content-hash-parts.ts';
import { sourceParameter } from './parameters.ts';
import { countedByDefaultSchema, datasetNameSchema, eventWarningSchema, faultSchema } from './publishing-parts.ts';

const refusedSchema = z.strictObject({
  quarantine_id: z.string(),
  stage: z.enum(['ingest', 'projector']),
  code: z.string(),
  reason: z.string(),
  errors: z.array(faultSchema),
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
  hash: hashSchema,
  at: z.string(),
  visible_at_seq: z.int().nullable().meta({ description: 'Views show it from here on (min_seq); null until then' }),
  known_on: z.string().nullable(),
  dataset: datasetNameSchema,
  counted_by_default: countedByDefaultSchema,
  warnings: z
    .array(eventWarningSchema)
    .optional()
    .meta({ description: 'What is doubtful about it today; it is recorded all the same' }),
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
const receiptSchema = z.discriminatedUnion('outcome', [recordedSchema, refusalSchema]).meta({ id: 'Receipt' });
export type ShownReceipt = z.output<typeof receiptSchema>;

/** What became of an event; for its sender. */
export const receiptsQuestion = {
  path: '/v1/receipts',
  summary: 'What became of an event',
  query: z.strictObject({
    source: sourceParameter.optional().meta({ description: "The event's source; together with id." }),
    id: cloudEventSchema.shape.id.optional().meta({ description: "The event's own id; together with source." }),
    event_id: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .meta({ description: "The bus's id of one delivery, instead: finds only what was refused." }),
  }),
  answers: 'What is known of it',
  answer: receiptSchema,
} as const;
