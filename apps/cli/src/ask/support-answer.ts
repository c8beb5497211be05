import { z } from 'zod';
import { countedSchema, spanShape, viewDefinitionSchema } from './definition-answer.ts';

const count = z.number();
const native = z.record(z.string(), z.string());
/** The money of one stage. */
export const supportNumbersSchema = z.looseObject({
  stage: z.string(),
  amount: z.string(),
  currency: z.string(),
  native,
  packages: count,
  undisclosed: count,
  included_elsewhere: count,
  unpriced: count,
  qualified: count,
  undated: count,
  unconverted: z.object({ transactions: count }),
  donor_name: z.string().optional(),
});
export type SupportNumbers = z.infer<typeof supportNumbersSchema>;

const day = z.string().nullable();

const restrictionSchema = z.object({
  id: z.string(),
  kind: z.string(),
  restricted_by: z.string(),
  since: day,
  until: day,
  held_up: z.object({ native, undisclosed: count }),
});

/** What is held up on a day. */
export const restrictionsSchema = z.object({ on: z.string(), in_force: z.array(restrictionSchema) });

/** What `/v1/views/support` answers, as far as a table shows it. */
export const supportAnswerSchema = z.object({
  data: z.array(supportNumbersSchema),
  totals: z.array(supportNumbersSchema),
  restrictions: restrictionsSchema,
  definition: viewDefinitionSchema.extend({
    fx: z.object({ policy: z.string(), currency: z.string(), sources: countedSchema }),
    sources: countedSchema,
    coverage: z.object(spanShape),
  }),
  links: z.object({ explain: z.string() }),
});
export type SupportAnswer = z.infer<typeof supportAnswerSchema>;
