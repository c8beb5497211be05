import { z } from 'zod';
import { countedSchema, spanShape, viewDefinitionSchema } from './definition-answer.ts';

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
  definition: viewDefinitionSchema.extend({
    day_rule: z.string(),
    derived_from: z.array(z.object({ kind: z.string(), sources: countedSchema })),
    coverage: z.object({ ...spanShape, entries: z.number() }),
  }),
  links: z.object({ self: z.string(), next: z.string().optional(), undated: z.string().optional() }),
});
export type TimelineAnswer = z.infer<typeof timelineAnswerSchema>;
