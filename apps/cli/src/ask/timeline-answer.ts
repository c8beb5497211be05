import { z } from 'zod';

const day = z.string().nullable();

const entrySchema = z.object({
  day: z.string(),
  precision: z.string(),
  kind: z.string(),
  point: z.string(),
  title: z.string(),
  note: z.string().optional(),
  linked: z.array(
    z.object({ relation: z.string(), direction: z.enum(['from', 'to']), entity: z.string(), dangling: z.boolean() }),
  ),
});
export type TimelineEntry = z.infer<typeof entrySchema>;

/** What `/v1/timeline` answers, as far as a table shows it. */
export const timelineAnswerSchema = z.object({
  data: z.array(entrySchema),
  definition: z.object({
    view: z.string(),
    version: z.number(),
    basis: z.string(),
    day_rule: z.string(),
    derived_from: z.array(
      z.object({
        kind: z.string(),
        sources: z.object({ counted: z.array(z.string()), not_counted: z.array(z.string()) }),
      }),
    ),
    as_of: day,
    known_at: day,
    seq: z.number(),
    coverage: z.object({ first_day: day, last_day: day, entries: z.number() }),
    notes: z.array(z.string()),
  }),
  links: z.object({ self: z.string(), next: z.string().optional(), undated: z.string().optional() }),
});
export type TimelineAnswer = z.infer<typeof timelineAnswerSchema>;
