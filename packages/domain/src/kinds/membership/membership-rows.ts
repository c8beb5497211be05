import { code, day, optional, text } from '../../rows/column.ts';
import { defineRows, type RowFrom } from '../../rows/define-rows.ts';
import { bodies } from './membership.ts';

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
