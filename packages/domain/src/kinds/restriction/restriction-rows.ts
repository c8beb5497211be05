import { code, day, optional, setOf, text } from '../../rows/column.ts';
import { defineRows, type RowFrom } from '../../rows/define-rows.ts';
import { pledgeCategories } from '../pledge/categories.ts';
import { restrictionKinds } from './restriction.ts';

/** Each restriction once, under its first day. */
export const restrictionRows = defineRows({
  list: {
    dimensions: {
      entity: text,
      restricted_by: text,
      kind: code(restrictionKinds),
      from: optional(day),
      to: optional(day),
      /** The pledges it names; none when it delays all of a donor's. */
      pledges: setOf(text),
      donor: optional(text),
      category: optional(code(pledgeCategories)),
    },
    counts: ['restrictions'],
  },
});

/** A restriction as the view `restrictions` lists it. */
export type RestrictionRow = RowFrom<typeof restrictionRows>;
