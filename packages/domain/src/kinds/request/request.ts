import { z } from 'zod';
import { donorCodeSchema } from '../../values/donor/donors.ts';
import { entityIdSchema } from '../../values/ids.ts';
import { moneySchema } from '../../values/money/money.ts';
import { whenSchema } from '../../values/time/when.ts';
import { forumSchema } from '../meeting/meeting.ts';

const count = z.number().int().min(0).max(1_000_000_000);
const name = z.string().min(1).max(300);

/** How many are asked for. Nothing is said by leaving it out; `between` is a range that the asker gave. */
const askedCountSchema = z.discriminatedUnion('qualifier', [
  z.strictObject({ qualifier: z.literal('exactly'), count }),
  z.strictObject({ qualifier: z.literal('about'), count }),
  z.strictObject({ qualifier: z.literal('at_least'), count }),
  z.strictObject({ qualifier: z.literal('up_to'), count }),
  z
    .strictObject({ qualifier: z.literal('between'), low: count, high: count })
    .refine(({ low, high }) => low <= high, { path: ['high'], message: 'high lies below low' }),
]);
export type AskedCount = z.infer<typeof askedCountSchema>;

/** One thing asked for. `additional` comes on top of what was there, `total` includes it. */
const requestLineSchema = z.strictObject({
  item: name,
  class: z.string().min(1).max(64).optional(),
  asked: askedCountSchema.optional(),
  scope: z.enum(['additional', 'total']).optional(),
  /** What would do as well, in the asker's words: "or similar". */
  equivalence: name.optional(),
  value: moneySchema.optional(),
});
export type RequestLine = z.infer<typeof requestLineSchema>;

/** What is asked for, of whom and where. */
export const requestSchema = z.strictObject({
  by: donorCodeSchema,
  of: z.array(z.string().min(1).max(200)).max(60).optional(),
  title: z.string().min(1).max(500),
  made: whenSchema,
  forum: forumSchema.optional(),
  meeting: entityIdSchema.optional(),
  lines: z.array(requestLineSchema).min(1).max(50),
  /** Earlier requests that this one stands in place of. */
  supersedes: z.array(entityIdSchema).max(20).optional(),
  note: z.string().min(1).max(2000).optional(),
});
export type Request = z.infer<typeof requestSchema>;
