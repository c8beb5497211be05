import { z } from 'zod';
import { countedSchema, spanShape, viewDefinitionSchema } from './definition-answer.ts';

export const measures = ['launched', 'destroyed', 'lost', 'left', 'airborne', 'hit'] as const;
export type Measure = (typeof measures)[number];

const count = z.number();
/** The numbers of a group of salvos. */
export const strikeNumbersSchema = z.looseObject({
  salvos: count,
  launched: count,
  destroyed: count,
  lost: count,
  left: count,
  airborne: count,
  hit: count,
  unknown: z.partialRecord(z.enum(measures), count),
  qualified: z.partialRecord(z.enum(measures), count).optional(),
  label: z.string().optional(),
});
export type StrikeNumbers = z.infer<typeof strikeNumbersSchema>;

const day = z.string().nullable();

/** What a definition over strikes says, as far as a line shows it. */
export const strikeDefinitionSchema = viewDefinitionSchema.extend({
  day_rule: z.string(),
  claimants: z.union([z.array(z.string()), z.string()]),
  sources: countedSchema,
  coverage: z.object({ from: day, to: day, ...spanShape }),
});
export type StrikeDefinition = z.infer<typeof strikeDefinitionSchema>;

/** What `/v1/views/strikes` answers, as far as a table shows it. */
export const strikesAnswerSchema = z.object({
  data: z.array(strikeNumbersSchema),
  total: strikeNumbersSchema,
  definition: strikeDefinitionSchema,
  links: z.object({ explain: z.string() }),
});
export type StrikesAnswer = z.infer<typeof strikesAnswerSchema>;
