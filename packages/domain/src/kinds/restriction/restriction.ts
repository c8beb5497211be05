import { z } from 'zod';
import { code, day, optional, setOf, text } from '../../rows/column.ts';
import { defineRows, type RowFrom } from '../../rows/define-rows.ts';
import { donorCodeSchema } from '../../values/donor/donors.ts';
import { entityIdSchema } from '../../values/ids.ts';
import { moneySchema } from '../../values/money/money.ts';
import { daySchema } from '../../values/time/day.ts';
import { LIST_AXIS } from '../kind.ts';
import { pledgeCategories } from '../pledge/categories.ts';
import { defineSingleRecordKind } from '../single-record-kind.ts';

export const restrictionKinds = ['appropriation_blocked', 'export_licence', 'use_restriction', 'other'] as const;
const restrictionKindSchema = z.enum(restrictionKinds);
export type RestrictionKind = z.infer<typeof restrictionKindSchema>;

/** What is delayed: pledges by name, or all of a donor's, of a category when one is given. */
const heldUpSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('pledge'), pledges: z.array(entityIdSchema).min(1).max(50) }),
  z.strictObject({ by: z.literal('donor'), donor: donorCodeSchema, category: z.enum(pledgeCategories).optional() }),
]);
export type HeldUp = z.infer<typeof heldUpSchema>;

/** Support that is delayed: by whom, since when, until when. An interval of calendar days, the last one included. */
const restrictionSchema = z
  .strictObject({
    restricted_by: z.string().min(1).max(200),
    kind: restrictionKindSchema,
    holds_up: heldUpSchema,
    /** The first day; absent when unknown. */
    from: daySchema.optional(),
    /** The last day, inclusive; absent while it lasts. */
    to: daySchema.optional(),
    reason: z.string().min(1).max(1000),
    /** What is delayed as its source gives it: money asked for and not granted is in no pledge. Claimed, never summed. */
    amount: moneySchema.optional(),
    title: z.string().min(1).max(500).optional(),
    note: z.string().min(1).max(2000).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'the restriction ends before it begins',
  });
export type Restriction = z.infer<typeof restrictionSchema>;

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

/** Restrictions, listed under their first day. What they delay is joined when read (docs/laws.md, law 3). */
export const restrictionKind = defineSingleRecordKind({
  name: 'restriction',
  body: restrictionSchema,
  view: {
    name: 'restrictions',
    version: 1,
    rows: restrictionRows,
    contributions: ({ restricted_by, kind, holds_up, from, to }, named) => [
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
