import { z } from 'zod';
import { comparedClaimSchema } from './claim-lines.ts';
import { sizeSchema } from './coalition-answer.ts';
import { countedSchema } from './definition-answer.ts';
import { strikeNumbersSchema } from './strikes-answer.ts';
import { restrictionsSchema, supportNumbersSchema } from './support-answer.ts';

const count = z.number();
const defined = z.looseObject({ sources: countedSchema });

/** What `/v1/summary` answers, as far as it is printed. */
export const summaryAnswerSchema = z.object({
  data: z.object({
    support: z.object({ by_stage: z.array(supportNumbersSchema) }),
    strikes: z.object({ total: strikeNumbersSchema }),
    last_wave: strikeNumbersSchema
      .extend({
        first_day: z.string(),
        last_day: z.string(),
        until_then: z.object({ rank: count, of: count }),
        to_date: z.object({ rank: count, of: count }),
      })
      .nullable(),
    open_requests: z.object({
      open: count,
      superseded: count,
      latest: z.array(
        z.object({
          id: z.string(),
          made: z.string(),
          lines: z.array(
            z.object({
              item: z.string(),
              qualifier: z.string().optional(),
              low: count.optional(),
              high: count.optional(),
              scope: z.string().optional(),
              equivalence: z.string().optional(),
            }),
          ),
        }),
      ),
    }),
    restrictions: restrictionsSchema,
    coalition: z.array(z.object({ body: z.string(), size: sizeSchema })),
    claims: z.object({ figures: count, compared: z.array(comparedClaimSchema) }),
  }),
  seq: count,
  definitions: z.object({
    support: defined.extend({ as_of: z.string().nullable(), known_at: z.string().nullable() }),
    strikes: defined,
    open_requests: defined.extend({ on: z.string() }),
  }),
  links: z.object({ self: z.string() }),
});
export type SummaryAnswer = z.infer<typeof summaryAnswerSchema>;
