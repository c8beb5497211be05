import { z } from 'zod';
import { donorCodeSchema } from '../../values/donor/donors.ts';
import { entityIdSchema } from '../../values/ids.ts';
import { moneySchema } from '../../values/money/money.ts';
import { daySchema } from '../../values/time/day.ts';
import { pledgeCategories } from '../pledge/categories.ts';

export const restrictionKinds = ['appropriation_blocked', 'export_licence', 'use_restriction', 'other'] as const;
const restrictionKindSchema = z.enum(restrictionKinds);
export type RestrictionKind = z.infer<typeof restrictionKindSchema>;

/** What is held up: pledges by name, or all of a donor's, of a category when one is given. */
const heldUpSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('pledge'), pledges: z.array(entityIdSchema).min(1).max(50) }),
  z.strictObject({ by: z.literal('donor'), donor: donorCodeSchema, category: z.enum(pledgeCategories).optional() }),
]);
export type HeldUp = z.infer<typeof heldUpSchema>;

/** Support that is held up: by whom, since when, until when. An interval of calendar days, the last one included. */
export const restrictionSchema = z
  .strictObject({
    restricted_by: z.string().min(1).max(200),
    kind: restrictionKindSchema,
    holds_up: heldUpSchema,
    /** The first day; absent when unknown. */
    from: daySchema.optional(),
    /** The last day, inclusive; absent while it lasts. */
    to: daySchema.optional(),
    reason: z.string().min(1).max(1000),
    /** What is held up as its source gives it: money asked for and not granted is in no pledge. Claimed, never summed. */
    amount: moneySchema.optional(),
    title: z.string().min(1).max(500).optional(),
    note: z.string().min(1).max(2000).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'the restriction ends before it begins',
  });
export type Restriction = z.infer<typeof restrictionSchema>;
