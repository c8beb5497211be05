import { z } from 'zod';
import { daySchema } from './time/day.ts';

/** Where a fact was read. The url only where it is really known; an article's date is not the date of the facts in it. */
export const sourceReferenceSchema = z.strictObject({
  publisher: z.string().min(1).max(200),
  title: z.string().min(1).max(500),
  published_on: daySchema.optional(),
  claimant: z.string().min(1).max(200).optional(),
  quote: z.string().min(1).max(2000).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .optional(),
});
export type SourceReference = z.infer<typeof sourceReferenceSchema>;
export const sourceReferencesSchema = z.array(sourceReferenceSchema).min(1).max(20);
