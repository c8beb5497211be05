import { z } from 'zod';
import { strikeDefinitionSchema, strikeNumbersSchema } from './strikes-answer.ts';

const standing = z.object({ rank: z.number(), of: z.number() });
const standings = { until_then: standing, to_date: standing };
export type Standing = z.infer<typeof standing>;

const waveSchema = strikeNumbersSchema.extend({
  first_day: z.string(),
  last_day: z.string(),
  days: z.number(),
  threshold_days: z.number(),
  open: z.boolean(),
  ...standings,
  peak: z.object({ day: z.string(), launched: z.number(), unknown_launched: z.number(), ...standings }),
});
export type ShownWave = z.infer<typeof waveSchema>;

/** What `/v1/views/waves` answers, as far as a table shows it. */
export const wavesAnswerSchema = z.object({
  data: z.array(waveSchema),
  definition: strikeDefinitionSchema.extend({ rule: z.string() }),
  links: z.object({ explain: z.string() }),
});
export type WavesAnswer = z.infer<typeof wavesAnswerSchema>;
