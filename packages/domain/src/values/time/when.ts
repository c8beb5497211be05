import { z } from 'zod';
import { type Day, daySchema } from './day.ts';

/** A calendar month that exists, `YYYY-MM`. */
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a calendar month, YYYY-MM')
  .brand<'Month'>();
export type Month = z.infer<typeof monthSchema>;

/** When something happened, as precisely as it was said. Days are calendar days as published. */
export const whenSchema = z.discriminatedUnion('precision', [
  z.strictObject({ precision: z.literal('day'), day: daySchema }),
  z.strictObject({ precision: z.literal('month'), month: monthSchema }),
  z
    .strictObject({
      precision: z.literal('between'),
      from: daySchema.optional(),
      to: daySchema.optional(),
      text: z.string().min(1).max(200).optional(),
    })
    .refine(({ from, to }) => from !== undefined || to !== undefined, 'says neither from nor to')
    .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
      path: ['to'],
      message: 'to lies before from',
    }),
  z.strictObject({ precision: z.literal('undated'), text: z.string().min(1).max(200).optional() }),
]);
export type When = z.infer<typeof whenSchema>;

/** How precisely a date may be said. */
export const precisions = ['day', 'month', 'between', 'undated'] as const satisfies readonly When['precision'][];
export type Precision = When['precision'];

/** The day that a date is counted on: a month on its first day, an interval on none. */
export function dayOf(when: When): Day | 'undated' {
  if (when.precision === 'day') return when.day;
  return when.precision === 'month' ? daySchema.parse(`${when.month}-01`) : 'undated';
}
