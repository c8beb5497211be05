import { z } from 'zod';
import { countedByDefaultSchema, datasetNameSchema, eventWarningSchema, faultSchema } from './publishing-parts.ts';

const more = z
  .int()
  .optional()
  .meta({ description: 'How many warnings or errors are not said, since the answer would be above 5 MB' });

const id = z
  .string()
  .optional()
  .meta({ description: 'The event’s own; absent where it has none, or the answer would be above 5 MB' });

const takenSchema = z.strictObject({
  index: z.int().meta({ description: 'Its place in the batch, from 0' }),
  id,
  status: z.literal('taken'),
  event_id: z.string().meta({ description: "The bus's own id: ask /v1/receipts what became of it" }),
  dataset: datasetNameSchema,
  counted_by_default: countedByDefaultSchema,
  warnings: z
    .array(eventWarningSchema)
    .optional()
    .meta({ description: 'What is doubtful about it; it is taken all the same' }),
  more,
});
const refusedSchema = z.strictObject({
  index: z.int(),
  id,
  status: z.literal('refused'),
  code: z.string(),
  errors: z.array(faultSchema),
  more,
});

/** What a sender is told of one entry of a batch. */
const eventResultSchema = z.discriminatedUnion('status', [takenSchema, refusedSchema]);
export type EventResult = z.output<typeof eventResultSchema>;

/** What `POST /v1/events` answers. */
export const eventResultsSchema = z.strictObject({ results: z.array(eventResultSchema) }).meta({ id: 'EventResults' });
