import { z } from 'zod';
import { currencySchema } from './currency.ts';
import { writtenDecimalSchema } from './decimal.ts';

export const qualifiers = ['about', 'at_least', 'up_to'] as const;
export const qualifierSchema = z.enum(qualifiers);
export type Qualifier = z.infer<typeof qualifierSchema>;

/** An amount in the currency it was given in, and the publisher's own conversion where there is one. */
export const moneySchema = z.strictObject({
  amount: writtenDecimalSchema,
  currency: currencySchema,
  qualifier: qualifierSchema.optional(),
  as_reported: z.strictObject({ amount: writtenDecimalSchema, currency: currencySchema }).optional(),
});
export type Money = z.infer<typeof moneySchema>;
