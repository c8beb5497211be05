import { z } from 'zod';

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
const sources = z.object({ counted: z.array(z.string()), not_counted: z.array(z.string()) });

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
  definition: z.object({
    view: z.string(),
    version: z.number(),
    basis: z.string(),
    fx: z.object({ policy: z.string(), currency: z.string(), sources }),
    sources,
    as_of: day,
    known_at: day,
    seq: z.number(),
    coverage: z.object({ first_day: day, last_day: day }),
    notes: z.array(z.string()),
  }),
  links: z.object({ explain: z.string() }),
});
export type SupportAnswer = z.infer<typeof supportAnswerSchema>;
