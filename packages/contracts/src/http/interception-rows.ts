import { interceptionMeasures, type RateReason, rateReasons } from '@counterweight/domain/answers';
import { z } from 'zod';
import { dayText } from './answer-parts.ts';
import type { Column } from './table.ts';

const count = z.int().min(0);
const share = z.number();

export const intervalSchema = z
  .strictObject({ low: share, high: share })
  .meta({ id: 'Interval', description: 'The bounds of a 95 % interval' });

const intervalsSchema = z.strictObject({
  naive: intervalSchema.meta({ description: 'As if every missile and drone were independent: too narrow' }),
  cluster: intervalSchema.meta({ description: 'With a night as one cluster: the one to show' }),
});

const tooFew = 'too_few' satisfies RateReason;
const withoutRate = rateReasons.filter((reason) => reason !== tooFew);

/** A rate of interception. */
export const rateSchema = z
  .strictObject({
    rate: share.nullable(),
    n: z.int().nullable().meta({ description: 'What the rate is of' }),
    n_eff: z.number().nullable().meta({ description: 'As many independent objects would say as much' }),
    days: count.nullable().meta({ description: 'Days with something launched that the rate is of' }),
    design_effect: z.number().nullable().meta({ description: 'Null at 0, at 1, and of one day' }),
    interval: intervalsSchema.nullable(),
    suppressed: z.literal(tooFew).optional().meta({ description: 'Too few days or too small n_eff: counts only' }),
    reason: z.enum(withoutRate).optional().meta({
      description:
        'Why there is no rate: the days span a reporting break; lost is not given for most of what was launched; counts are all that is given of bombs; nothing launched; or more destroyed than launched',
    }),
  })
  .meta({ id: 'InterceptionRate' });

/** The numbers of a group of salvos. */
export const interceptionNumbersSchema = z
  .object({
    segment: z
      .string()
      .nullable()
      .meta({ description: 'Within which reports count the same. Null: over several, whose rows follow' }),
    first_day: dayText,
    last_day: dayText,
    days: count.meta({ description: 'Days with something launched' }),
    salvos: count,
    incomplete: count.meta({ description: 'Salvos without a number launched or destroyed: in no other number here' }),
    composites: count.meta({ description: 'Salvos that name several weapons' }),
    launched: count,
    destroyed: count,
    lost: count.nullable().meta({ description: 'null where no report gives it, which is not zero' }),
    lost_given: share.nullable().meta({ description: 'The share of launched in salvos that give lost' }),
    leak: z.int().meta({
      description:
        'Launched and not known to be destroyed, lost, left or airborne: the most that can have hit. A count, no rate',
    }),
    kinetic: rateSchema.meta({ description: 'Destroyed of launched' }),
    neutralised: rateSchema.meta({ description: 'Destroyed or lost, of launched' }),
    engaged: rateSchema.meta({ description: 'Destroyed, of launched and not lost' }),
  })
  .meta({ id: 'InterceptionNumbers' });
export type InterceptionNumbers = z.output<typeof interceptionNumbersSchema>;

/** The numbers as columns of a table. */
export const interceptionColumns: readonly Column<InterceptionNumbers>[] = [
  ...(['segment', 'first_day', 'last_day', 'days', 'salvos', 'incomplete', 'composites'] as const).map(memberOf),
  ...(['launched', 'destroyed', 'lost', 'lost_given', 'leak'] as const).map(memberOf),
  ...interceptionMeasures.flatMap((measure): readonly Column<InterceptionNumbers>[] => [
    [measure, (row) => row[measure].rate],
    [`${measure}_n`, (row) => row[measure].n],
    [`${measure}_n_eff`, (row) => row[measure].n_eff],
    [`${measure}_days`, (row) => row[measure].days],
    [`${measure}_design_effect`, (row) => row[measure].design_effect],
    ...(['naive', 'cluster'] as const).flatMap((of): readonly Column<InterceptionNumbers>[] => [
      [`${measure}_${of}_low`, (row) => row[measure].interval?.[of].low],
      [`${measure}_${of}_high`, (row) => row[measure].interval?.[of].high],
    ]),
    [`${measure}_suppressed`, (row) => row[measure].suppressed],
    [`${measure}_reason`, (row) => row[measure].reason],
  ]),
];

function memberOf(
  name: Exclude<keyof InterceptionNumbers, 'kinetic' | 'neutralised' | 'engaged'>,
): Column<InterceptionNumbers> {
  return [name, (row) => row[name]];
}

/** The difference of a rate between two periods. */
export const rateDifferenceSchema = z
  .strictObject({
    difference: share
      .nullable()
      .meta({ description: 'The rate of the days asked for minus that of those compared to' }),
    interval: intervalSchema.nullable(),
    reason: z
      .enum(rateReasons)
      .optional()
      .meta({ description: 'Why there is none: also too_few, and spans_break when a reporting break lies between' }),
  })
  .meta({ id: 'RateDifference' });
