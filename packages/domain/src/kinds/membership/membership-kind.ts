import { defineReportedKind } from '../reported-kind.ts';
import { membershipSchema } from './membership.ts';

/** Memberships, listed under their first day. An open end, an unknown beginning, and no day known instead are empty texts. */
export const membershipKind = defineReportedKind({
  name: 'membership',
  body: membershipSchema,
  view: {
    name: 'memberships',
    version: 1,
    day: ({ from }) => from ?? 'undated',
    groups: ({ party, body, from, attested_on, to }) => [
      {
        dimensions: { party, body, from: from ?? '', attested_on: attested_on ?? '', to: to ?? '' },
        measures: { memberships: 1 },
      },
    ],
  },
});
