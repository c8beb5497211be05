import { strikeMeasures } from '@counterweight/domain/kinds';
import { z } from 'zod';
import type { Column } from './table.ts';

const count = z.int().min(0);
const known = count
  .nullable()
  .meta({ description: 'Of the salvos that a number is known of; null where it is of none' });
const byMeasure = Object.fromEntries(strikeMeasures.map((measure) => [measure, count]));

/** The numbers of a group of salvos, or of one. */
export const strikeNumbersSchema = z
  .object({
    salvos: count,
    launched: known,
    destroyed: known,
    lost: known,
    left: known,
    airborne: known,
    hit: known,
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

/** The numbers as columns of a table. */
export const strikeNumberColumns: readonly Column<StrikeNumbers>[] = [
  ['salvos', ({ salvos }) => salvos],
  ...strikeMeasures.map((measure): Column<StrikeNumbers> => [measure, (row) => row[measure]]),
  ...strikeMeasures.map((measure): Column<StrikeNumbers> => [`unknown_${measure}`, ({ unknown }) => unknown[measure]]),
  ...strikeMeasures.map(
    (measure): Column<StrikeNumbers> => [`qualified_${measure}`, ({ qualified }) => qualified?.[measure] ?? 0],
  ),
];
