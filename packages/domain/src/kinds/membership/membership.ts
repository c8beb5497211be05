import { z } from 'zod';
import { code, day, optional, text } from '../../rows/column.ts';
import { defineRows, type RowFrom } from '../../rows/define-rows.ts';
import { donorCodeSchema } from '../../values/donor/donors.ts';
import { daySchema } from '../../values/time/day.ts';
import { LIST_AXIS } from '../kind.ts';
import { defineSingleRecordKind } from '../single-record-kind.ts';

/** Who is counted: the Alliance, the Union, and the Ukraine Defense Contact Group. */
export const bodies = ['NATO', 'EU', 'UDCG'] as const;
export const bodySchema = z.enum(bodies);
export type Body = z.infer<typeof bodySchema>;

/**
 * One uninterrupted membership of one party in one body. An absent `from` is an unknown day, not the beginning; `attested_on`
 * then says of which day the source has it as a member.
 */
const membershipSchema = z
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

/** Each membership once, under its first day. */
export const membershipRows = defineRows({
  list: {
    dimensions: {
      entity: text,
      party: text,
      body: code(bodies),
      /** Absent when it is not known. */
      from: optional(day),
      /** Where the first day is not known: one on which it is known to have been a member. */
      attested_on: optional(day),
      /** Absent while it lasts. */
      to: optional(day),
    },
    counts: ['memberships'],
  },
});

/** A membership as the view `memberships` lists it. */
export type MembershipRow = RowFrom<typeof membershipRows>;

/** Memberships, listed under their first day. An open end, an unknown beginning, and no day known instead are empty texts. */
export const membershipKind = defineSingleRecordKind({
  name: 'membership',
  body: membershipSchema,
  view: {
    name: 'memberships',
    version: 1,
    rows: membershipRows,
    contributions: ({ party, body, from, attested_on, to }, named) => [
      membershipRows.write({
        ...{ axis: LIST_AXIS, day: from ?? 'undated', ...named, party, body, from, attested_on, to },
        measures: { memberships: 1 },
      }),
    ],
  },
});
