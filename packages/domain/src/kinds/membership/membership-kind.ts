import { defineReportedKind, LIST_AXIS } from '../reported-kind.ts';
import { membershipSchema } from './membership.ts';
import { membershipRows } from './membership-rows.ts';

/** Memberships, listed under their first day. An open end, an unknown beginning, and no day known instead are empty texts. */
export const membershipKind = defineReportedKind({
  name: 'membership',
  body: membershipSchema,
  view: {
    name: 'memberships',
    version: 1,
    rows: ({ party, body, from, attested_on, to }, named) => [
      membershipRows.write({
        ...{ axis: LIST_AXIS, day: from ?? 'undated', ...named, party, body, from, attested_on, to },
        measures: { memberships: 1 },
      }),
    ],
  },
});
