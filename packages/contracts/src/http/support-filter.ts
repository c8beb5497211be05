import { supportGroupings } from '@counterweight/domain/answers';
import { pledgeCategories, stages, subcategoriesOf, UNSPECIFIED } from '@counterweight/domain/kinds';
import { displayCurrencies, fxPolicySchema } from '@counterweight/domain/values';
import { z } from 'zod';
import {
  dayParameter,
  donorParameter,
  groupingsParameter,
  listParameter,
  sourceParameter,
  timeParameters,
} from './parameters.ts';

const subcategoryKeys = [...new Set([...pledgeCategories.flatMap(subcategoriesOf), UNSPECIFIED])].sort();

const policies = ['announcement_day', 'announcement_month_avg', 'as_reported', 'fixed:YYYY-MM-DD'];

/** One or two groupings, in the order of the rows. */
export const supportGroupingsParameter = groupingsParameter(supportGroupings, { beside: 'stage', standard: 'stage' });

/** What support can be filtered by: the view and the list behind it take the same. */
export const supportFilterShape = {
  stage: listParameter('Stages from promise to use; they are never added up.', stages),
  donor: donorParameter('Donors.'),
  category: listParameter('Categories.', pledgeCategories),
  subcategory: listParameter('Subcategories; unspecified where the source names none.', subcategoryKeys),
  source: sourceParameter
    .optional()
    .meta({ description: 'The one dataset to count; unless told, the one of highest precedence that has records.' }),
  from: dayParameter('The first day as published, inclusive. A month counts when it lies wholly inside.'),
  to: dayParameter('The last day as published, inclusive.'),
  ...timeParameters,
};

/** How money is shown: in which currency, and by which rates. */
export const conversionShape = {
  currency: z
    .enum(displayCurrencies)
    .optional()
    .meta({ description: `The currency of the amounts: ${displayCurrencies.join(', ')}; EUR unless told.` }),
  fx: z
    .string()
    .transform((text, context) => {
      const reading = fxPolicySchema.safeParse(text);
      if (reading.success) return reading.data;
      const message = `must be one of: ${policies.join(', ')}`;
      context.addIssue({ code: 'custom', message, params: { allowed: policies }, input: text });
      return z.NEVER;
    })
    .optional()
    .meta({
      description:
        "The rates: of a transaction's day or the business day before it (announcement_day, unless told), the average of its month (announcement_month_avg), the publisher's own conversion (as_reported), or of one day for all (fixed:YYYY-MM-DD).",
    }),
};

const filterSchema = z.strictObject(supportFilterShape);
export type SupportFilterQuery = z.output<typeof filterSchema>;
const conversionSchema = z.strictObject(conversionShape);
export type ConversionQuery = z.output<typeof conversionSchema>;
