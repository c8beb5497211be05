import { defineReportedKind } from '../kind/reported-kind.ts';
import { membershipSchema } from './membership.ts';

/** Memberships, listed under their first day. An open end and an unknown beginning are empty texts. */
export const membershipKind = defineReportedKind({
  name: 'membership',
  body: membershipSchema,
  view: {
    name: 'memberships',
    version: 1,
    day: ({ from }) => from ?? 'undated',
    groups: ({ party, body, from, to }) => [
      { dimensions: { party, body, from: from ?? '', to: to ?? '' }, measures: { memberships: 1 } },
    ],
  },
});
