import { z } from 'zod';
import { donorCodeSchema } from '../../values/donor/donors.ts';
import { daySchema } from '../../values/time/day.ts';

/** Who is counted: the Alliance, the Union, and the Ukraine Defense Contact Group. */
export const bodies = ['NATO', 'EU', 'UDCG'] as const;
export const bodySchema = z.enum(bodies);
export type Body = z.infer<typeof bodySchema>;

/**
 * One uninterrupted membership of one party in one body. An absent `from` is an unknown day, not the beginning; `attested_on`
 * then says of which day the source has it as a member.
 */
export const membershipSchema = z
  .strictObject({
    party: donorCodeSchema,
    body: bodySchema,
    /** The first day as a member. */
    from: daySchema.optional(),
    /** A day of which its source has it as a member, where the first is not known. Not the ledger's known day. */
    attested_on: daySchema.optional(),
    /** The last day as a member, inclusive; absent while it lasts. */
    to: daySchema.optional(),
    note: z.string().min(1).max(2000).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'the membership ends before it begins',
  })
  .refine(({ from, attested_on }) => from === undefined || attested_on === undefined, {
    path: ['attested_on'],
    message: 'is for a membership whose first day, `from`, is not known',
  })
  .refine(({ attested_on, to }) => attested_on === undefined || to === undefined || attested_on <= to, {
    path: ['to'],
    message: 'the membership ends before a day on which it is known',
  });
export type Membership = z.infer<typeof membershipSchema>;
