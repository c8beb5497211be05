import { z } from 'zod';
import { donorCodeSchema } from '../../values/donor/donors.ts';
import { entityIdSchema } from '../../values/ids.ts';
import { whenSchema } from '../../values/time/when.ts';
import { isSubcategoryOf, pledgeCategories, subcategoriesOf } from './categories.ts';

const name = z.string().min(1).max(200);

const participantRoles = [
  'funder',
  'supplier',
  'producer',
  'transit',
  'trainer',
  'coordinator',
  'recipient',
  'other',
] as const;

const participantSchema = z.union([
  z.strictObject({ donor: donorCodeSchema, role: z.enum(participantRoles) }),
  z.strictObject({ name, role: z.enum(participantRoles) }),
]);

/** One support package by one funder. What moved, and when, is in its transactions. */
export const pledgeSchema = z
  .strictObject({
    donor: donorCodeSchema,
    title: z.string().min(1).max(500),
    category: z.enum(pledgeCategories),
    subcategory: z.string().max(40).optional(),
    participants: z.array(participantSchema).max(60).optional(),
    /** The umbrella of a joint package, of which this is one funder's tranche. */
    part_of: entityIdSchema.optional(),
    /** Whether the money is new, or was announced before under another name. */
    new_money: z.enum(['yes', 'no', 'unknown']),
    /** The donor's own stocks are refilled: recorded as such, and not aid. */
    replenishment: z.boolean().optional(),
    external_ids: z
      .array(z.strictObject({ scheme: z.string().min(1).max(64), id: name }))
      .max(20)
      .optional(),
    announced: whenSchema.optional(),
    note: z.string().min(1).max(2000).optional(),
  })
  .superRefine(({ category, subcategory }, context) => {
    if (subcategory === undefined || isSubcategoryOf(category, subcategory)) return;
    const message = `${category} has no such subcategory; it has ${subcategoriesOf(category).join(', ')}`;
    context.addIssue({ code: 'custom', path: ['subcategory'], message });
  });
export type Pledge = z.infer<typeof pledgeSchema>;
