import { z } from 'zod';
import { entityIdSchema, revisionSchema } from '../../values/ids.ts';
import { currencySchema } from '../../values/money/currency.ts';
import { isNegative, isZero, writtenDecimalSchema } from '../../values/money/decimal.ts';
import { sourceReferencesSchema } from '../../values/source-reference.ts';
import { daySchema } from '../../values/time/day.ts';

/** How much of a currency one unit of the base buys: 1.0865 dollars for a euro. */
const quoteSchema = writtenDecimalSchema.refine((rate) => !isZero(rate) && !isNegative(rate), 'a rate above zero');

/** A day's reference rates, as published. */
export const ratesSchema = z.strictObject({
  day: daySchema,
  base: z.literal('EUR'),
  rates: z.record(currencySchema, quoteSchema),
});
export type Rates = z.infer<typeof ratesSchema>;

const named = { entity: entityIdSchema, revision: revisionSchema, sources: sourceReferencesSchema };

function localIdOf(entity: string): string {
  return entity.slice(entity.indexOf(':') + 1);
}

/** Data of `counterweight.rate.published`. */
export const ratePublishedSchema = z
  .strictObject({ ...named, rate: ratesSchema })
  .refine(({ entity, rate }) => localIdOf(entity) === rate.day, {
    path: ['entity'],
    message: 'a day of rates is called <source>:<day>, with the day it is of',
  })
  .refine(({ rate }) => !('EUR' in rate.rates) && Object.keys(rate.rates).length > 0, {
    path: ['rate', 'rates'],
    message: 'rates of other currencies than the base, at least one',
  });

/** Data of `counterweight.rate.withdrawn`. */
export const rateWithdrawnSchema = z
  .strictObject({ ...named, reason: z.string().min(1).max(1000) })
  .refine(({ entity }) => daySchema.safeParse(localIdOf(entity)).success, {
    path: ['entity'],
    message: 'a day of rates is called <source>:<day>',
  });
