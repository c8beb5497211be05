import { z } from 'zod';
import { donorCodeSchema } from '../../values/donor/donors.ts';
import { currencySchema } from '../../values/money/currency.ts';
import { writtenDecimalSchema } from '../../values/money/decimal.ts';
import { qualifierSchema } from '../../values/money/money.ts';
import { daySchema } from '../../values/time/day.ts';
import { bodySchema } from '../membership/membership.ts';
import { pledgeCategories } from '../pledge/categories.ts';
import { stages } from '../pledge/transaction.ts';

const text = z.string().min(1).max(2000);
const name = z.string().min(1).max(200);
const period = { since: daySchema.optional(), as_of: daySchema.optional() };

/** What the figure is a measure of, in the terms of a view, so that the ledger's own number can stand beside it. */
export const measureSchema = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('support'),
    donor: donorCodeSchema.optional(),
    category: z.enum(pledgeCategories).optional(),
    stage: z.enum(stages).optional(),
    ...period,
  }),
  z.strictObject({
    of: z.literal('coalition'),
    body: bodySchema,
    /** Of the body's members only those of another body, or only those outside it. */
    part: z.strictObject({ body: bodySchema, members: z.enum(['within', 'outside']) }).optional(),
    as_of: daySchema.optional(),
  }),
  z.strictObject({
    of: z.literal('strikes'),
    measure: z.enum(['launched', 'destroyed']),
    ...period,
  }),
  z.strictObject({
    of: z.literal('air_defence'),
    donor: donorCodeSchema.optional(),
    class: z.string().min(1).max(64).optional(),
    system: z.string().min(1).max(64).optional(),
    stage: z.enum(stages).optional(),
    ...period,
  }),
]);
export type ClaimMeasure = z.infer<typeof measureSchema>;

/** A number that somebody gave for the whole, in their unit: `currency` when it is money. */
export const figureSchema = z.strictObject({
  value: writtenDecimalSchema,
  currency: currencySchema.optional(),
  qualifier: qualifierSchema.optional(),
  measure: measureSchema.optional(),
  /** What is counted in it and what is not, where that differs from the view's own definition. */
  basis: z.string().min(1).max(500).optional(),
});
export type Figure = z.infer<typeof figureSchema>;

/** A claim about the whole by somebody. Never summed; shown beside what the ledger computes for the same measure. */
export const statementSchema = z.strictObject({
  speaker: z.strictObject({ name, role: name.optional(), party: name.optional() }),
  /** The day it was said; absent when unknown. */
  said_on: daySchema.optional(),
  topic: z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a lowercase slug such as air-defence'),
  /** What was said, restated. */
  claim: text,
  quote: text.optional(),
  figures: z.array(figureSchema).max(20).optional(),
  note: text.optional(),
});
export type Statement = z.infer<typeof statementSchema>;
