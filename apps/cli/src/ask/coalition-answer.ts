import { z } from 'zod';
import { comparedClaimSchema } from './claim-lines.ts';
import { countedSchema, viewDefinitionSchema } from './definition-answer.ts';
import { supportNumbersSchema } from './support-answer.ts';

const count = z.number();
const day = z.string().nullable();
const partySchema = z.object({
  party: z.string(),
  name: z.string(),
  standing: z.enum(['member', 'left', 'unknown_since']),
  from: day,
  attested_on: day,
  to: day,
  joined: z.boolean().nullable(),
  also_in: z.array(z.string()),
  support: z.record(z.string(), supportNumbersSchema),
});
export type CoalitionParty = z.infer<typeof partySchema>;

export const sizeSchema = z.object({
  members: count,
  joined: count.nullable(),
  left: count.nullable(),
  unknown_since: count,
  parts: z.record(z.string(), z.object({ within: count, outside: count, unknown: count })),
});
export type CoalitionSize = z.infer<typeof sizeSchema>;

/** What `/v1/views/coalition` answers, as far as a table shows it. */
export const coalitionAnswerSchema = z.object({
  data: z.array(partySchema),
  size: sizeSchema,
  claimed: z.array(comparedClaimSchema),
  definition: viewDefinitionSchema.extend({
    body: z.string(),
    on: z.string(),
    since: day,
    sources: countedSchema,
    support: z.object({ fx: z.object({ policy: z.string(), currency: z.string() }), sources: countedSchema }),
  }),
  links: z.object({ explain: z.string(), support: z.string() }),
});
export type CoalitionAnswer = z.infer<typeof coalitionAnswerSchema>;
