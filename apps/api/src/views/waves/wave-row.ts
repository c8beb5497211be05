import type { Rank } from '@counterweight/domain/analysis';
import type { Wave } from '@counterweight/domain/answers';
import { z } from '@hono/zod-openapi';
import type { TableRow } from '../../http/formats.ts';
import { numberCells, numberColumns, showNumbers, strikeNumbersSchema } from '../strikes/strike-row.ts';

const day = z.string().meta({ format: 'date' });

const standingSchema = z
  .strictObject({
    rank: z.int().min(1).meta({ description: '1 is the largest; equals share a rank' }),
    of: z.int().min(1),
    percentile: z.number().meta({ description: 'The percentage of them that are no larger, rounded down' }),
  })
  .meta({ id: 'Standing' });

const standingsShape = {
  until_then: standingSchema.meta({ description: 'Among those up to and including this one' }),
  to_date: standingSchema.meta({ description: 'Among all up to as_of' }),
};

/** A wave as it is shown. */
export const waveSchema = z
  .strictObject({
    first_day: day,
    last_day: day,
    days: z.int().meta({ description: 'From the first to the last, those between included' }),
    threshold_days: z.int().meta({ description: 'Days that reach the threshold' }),
    open: z.boolean().meta({ description: 'The strikes counted end so soon after it that it may go on' }),
    ...strikeNumbersSchema.shape,
    ...standingsShape,
    peak: z
      .strictObject({
        day,
        launched: z.int(),
        unknown_launched: z.int().meta({ description: 'Salvos of the day without a number launched' }),
        ...standingsShape,
      })
      .meta({ description: 'The largest day, the earliest of equals; ranked among days' }),
    links: z.strictObject({ explain: z.string().meta({ description: 'The salvos that re-add to its numbers' }) }),
  })
  .meta({ id: 'Wave' });
type ShownWave = z.output<typeof waveSchema>;

/** A wave with the address of the salvos behind it. */
export interface ExplainedWave {
  readonly wave: Wave;
  readonly explain: string;
}

/** A wave as JSON. */
export function showWave({ wave, explain }: ExplainedWave): ShownWave {
  const { peak } = wave;
  return {
    first_day: wave.firstDay,
    last_day: wave.lastDay,
    days: wave.days,
    threshold_days: wave.thresholdDays,
    open: wave.open,
    ...showNumbers(wave.numbers),
    until_then: wave.untilThen,
    to_date: wave.toDate,
    peak: {
      day: peak.day,
      launched: peak.launched,
      unknown_launched: peak.unknown,
      until_then: peak.untilThen,
      to_date: peak.toDate,
    },
    links: { explain },
  };
}

const standingColumns = ['until_then', 'to_date', 'peak_until_then', 'peak_to_date'].flatMap((name) =>
  ['rank', 'of', 'percentile'].map((part) => `${name}_${part}`),
);

export const waveColumns: readonly string[] = [
  ...['first_day', 'last_day', 'days', 'threshold_days', 'open'],
  ...numberColumns,
  ...['peak_day', 'peak_launched', 'peak_unknown_launched'],
  ...standingColumns,
  'explain',
];

/** A wave as flat columns. */
export function waveCells({ wave, explain }: ExplainedWave): TableRow {
  const { peak } = wave;
  return {
    first_day: wave.firstDay,
    last_day: wave.lastDay,
    days: wave.days,
    threshold_days: wave.thresholdDays,
    open: String(wave.open),
    ...numberCells(wave.numbers),
    peak_day: peak.day,
    peak_launched: peak.launched,
    peak_unknown_launched: peak.unknown,
    ...standingCells('until_then', wave.untilThen),
    ...standingCells('to_date', wave.toDate),
    ...standingCells('peak_until_then', peak.untilThen),
    ...standingCells('peak_to_date', peak.toDate),
    explain,
  };
}

function standingCells(name: string, { rank, of, percentile }: Rank): TableRow {
  return { [`${name}_rank`]: rank, [`${name}_of`]: of, [`${name}_percentile`]: percentile };
}
