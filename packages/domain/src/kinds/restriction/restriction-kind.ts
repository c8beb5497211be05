import { defineReportedKind } from '../reported-kind.ts';
import { type HeldUp, type Restriction, restrictionSchema } from './restriction.ts';

/** Restrictions, listed under their first day. What they hold up is joined when read (docs/laws.md, law 3). */
export const restrictionKind = defineReportedKind({
  name: 'restriction',
  body: restrictionSchema,
  view: {
    name: 'restrictions',
    version: 1,
    day: ({ from }) => from ?? 'undated',
    groups: (restriction) => [{ dimensions: dimensionsOf(restriction), measures: { restrictions: 1 } }],
  },
});

function dimensionsOf({ restricted_by, kind, holds_up, from, to }: Restriction) {
  return { restricted_by, kind, from: from ?? '', to: to ?? '', ...heldUpDimensions(holds_up) };
}

function heldUpDimensions(heldUp: HeldUp) {
  if (heldUp.by === 'pledge') return { pledges: [...heldUp.pledges].sort(), donor: '', category: '' };
  return { pledges: [], donor: heldUp.donor, category: heldUp.category ?? '' };
}
