import { strikeMeasures } from '@counterweight/domain/kinds';
import { z } from 'zod';

const count = z.int().min(0);
const byMeasure = Object.fromEntries(strikeMeasures.map((measure) => [measure, count]));

/** The numbers of a group of salvos, or of one. */
export const strikeNumbersSchema = z
  .object({
    salvos: count,
    launched: count,
    destroyed: count,
    lost: count,
    left: count,
    airborne: count,
    hit: count,
    unknown: z
      .object(byMeasure)
      .meta({ description: 'Salvos whose report gives no number for the measure: not counted in it, and not zero' }),
    qualified: z
      .object(byMeasure)
      .partial()
      .optional()
      .meta({ description: 'Salvos whose number is about, at least or up to; absent when there are none' }),
  })
  .meta({ id: 'StrikeNumbers' });
export type StrikeNumbers = z.output<typeof strikeNumbersSchema>;
