import { z } from 'zod';
import { donorCodeSchema } from '../donor/donors.ts';
import { daySchema } from '../time/day.ts';

/** Who is counted: the Alliance, the Union, and the Ukraine Defense Contact Group. */
export const bodies = ['NATO', 'EU', 'UDCG'] as const;
export const bodySchema = z.enum(bodies);
export type Body = z.infer<typeof bodySchema>;

/** One uninterrupted membership of one party in one body. An absent `from` is an unknown day, not the beginning. */
export const membershipSchema = z
  .strictObject({
    party: donorCodeSchema,
    body: bodySchema,
    /** The first day as a member. */
    from: daySchema.optional(),
    /** The last day as a member, inclusive; absent while it lasts. */
    to: daySchema.optional(),
    note: z.string().min(1).max(2000).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'the membership ends before it begins',
  });
export type Membership = z.infer<typeof membershipSchema>;
