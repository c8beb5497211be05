import { defineReportedKind, LIST_AXIS } from '../reported-kind.ts';
import { type HeldUp, restrictionSchema } from './restriction.ts';
import { restrictionRows } from './restriction-rows.ts';

/** Restrictions, listed under their first day. What they hold up is joined when read (docs/laws.md, law 3). */
export const restrictionKind = defineReportedKind({
  name: 'restriction',
  body: restrictionSchema,
  view: {
    name: 'restrictions',
    version: 1,
    rows: ({ restricted_by, kind, holds_up, from, to }, named) => [
      restrictionRows.write({
        ...{ axis: LIST_AXIS, day: from ?? 'undated', ...named, restricted_by, kind, from, to },
        ...(holds_up.by === 'pledge' ? ofPledges(holds_up.pledges) : ofDonor(holds_up)),
        measures: { restrictions: 1 },
      }),
    ],
  },
});

function ofPledges(pledges: readonly string[]) {
  return { pledges, donor: undefined, category: undefined };
}

function ofDonor({ donor, category }: Extract<HeldUp, { by: 'donor' }>) {
  return { pledges: [], donor, category };
}
