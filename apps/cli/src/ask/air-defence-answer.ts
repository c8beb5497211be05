import { z } from 'zod';
import { countedSchema, spanShape, viewDefinitionSchema } from './definition-answer.ts';

const count = z.number();
const rangeSchema = z.object({ low: count, high: count.nullable() });
export type UnitRange = z.infer<typeof rangeSchema>;

const stageSchema = z.object({ ...rangeSchema.shape, units: count, about: z.boolean(), lines: count });
export type StageUnits = z.infer<typeof stageSchema>;

const askedSchema = z.object({ ...rangeSchema.shape, scope: z.string(), about: z.boolean() });
export type AskedUnits = z.infer<typeof askedSchema>;

const rowSchema = z.looseObject({
  class: z.string(),
  part: z.string().nullable(),
  stages: z.record(z.string(), stageSchema),
  asked: z.array(askedSchema).nullable(),
  gap: z.record(z.string(), rangeSchema).nullable(),
  donor_name: z.string().optional(),
});

/** What `/v1/views/air-defence` answers, as far as a table shows it. */
export const airDefenceAnswerSchema = z.object({
  data: z.array(rowSchema),
  requests: z.array(
    z.object({
      request: z.string(),
      made: z.string(),
      standing: z.string(),
      superseded_by: z.array(z.string()),
      unplaced: z.array(z.string()),
    }),
  ),
  unplaced: z.array(z.object({ item: z.string(), stage: z.string(), lines: count })),
  definition: viewDefinitionSchema.extend({
    unit: z.string(),
    sources: countedSchema,
    request_sources: countedSchema,
    on: z.string().nullable(),
    coverage: z.object(spanShape),
    tables: z.object({ air_defence: count }),
  }),
  links: z.object({ explain: z.string() }),
});
export type AirDefenceAnswer = z.infer<typeof airDefenceAnswerSchema>;
