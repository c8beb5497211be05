import { z } from 'zod';

const count = z.number();
const day = z.string().nullable();
const rangeSchema = z.object({ low: count, high: count.nullable() });
export type UnitRange = z.infer<typeof rangeSchema>;
const sources = z.object({ counted: z.array(z.string()), not_counted: z.array(z.string()) });

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
export type AirDefenceRow = z.infer<typeof rowSchema>;

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
  definition: z.object({
    view: z.string(),
    version: z.number(),
    basis: z.string(),
    unit: z.string(),
    sources,
    request_sources: sources,
    on: day,
    as_of: day,
    known_at: day,
    seq: count,
    coverage: z.object({ first_day: day, last_day: day }),
    tables: z.object({ air_defence: count }),
    notes: z.array(z.string()),
  }),
  links: z.object({ explain: z.string() }),
});
export type AirDefenceAnswer = z.infer<typeof airDefenceAnswerSchema>;
