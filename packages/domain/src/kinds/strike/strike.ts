import { z } from 'zod';
import { placeSchema } from '../../values/place/place.ts';
import { windowSchema } from '../../values/time/window.ts';

const count = z.number().int().min(0).max(1_000_000);
const name = z.string().min(1).max(200);

/** How many, as reported. A bare number is exact; absent means unknown, which is not zero. */
export const countSchema = z.union([
  count,
  z.strictObject({ value: count, qualifier: z.enum(['about', 'at_least', 'up_to']) }),
]);
export type Count = z.infer<typeof countSchema>;

/** What can be counted of a salvo; `lost` is lost, jammed or a decoy that fell, `left` left Ukraine's airspace. */
export const strikeMeasures = ['launched', 'destroyed', 'lost', 'left', 'airborne', 'hit'] as const;
export type StrikeMeasure = (typeof strikeMeasures)[number];

export const targetKinds = [
  'energy',
  'residential',
  'port',
  'military',
  'industry',
  'transport',
  'medical',
  'education',
  'other',
] as const;

const rangeSchema = z
  .strictObject({ low: count.optional(), best: count.optional(), high: count.optional() })
  .refine((range) => (range.low ?? 0) <= (range.high ?? Number.POSITIVE_INFINITY), {
    path: ['high'],
    message: 'high lies below low',
  });

/** One reported salvo. Several weapons make it composite; it is never split, since what was destroyed is not. */
export const strikeSchema = z.strictObject({
  window: windowSchema,
  claimant: z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a lowercase slug such as ua-air-force'),
  weapons: z.array(z.strictObject({ name })).min(1).max(20),
  counts: z.strictObject({
    launched: countSchema.optional(),
    destroyed: countSchema.optional(),
    lost: countSchema.optional(),
    left: countSchema.optional(),
    airborne: countSchema.optional(),
    hit: countSchema.optional(),
  }),
  places: z.array(placeSchema).max(30),
  targets: z.array(z.enum(targetKinds)).max(targetKinds.length).optional(),
  launched_from: z.array(name).max(30).optional(),
  carriers: z.array(name).max(20).optional(),
  affected: z.array(placeSchema).max(30).optional(),
  hit_locations: count.optional(),
  debris_locations: count.optional(),
  /** Parts of the counts as the report gives them; shown, never summed. */
  breakdown: z
    .array(
      z.strictObject({
        by: z.enum(['weapon', 'zone', 'border', 'of_which']),
        name,
        measure: z.enum(strikeMeasures),
        count,
      }),
    )
    .max(60)
    .optional(),
  casualties: z.strictObject({ killed: rangeSchema.optional(), injured: rangeSchema.optional() }).optional(),
  note: z.string().min(1).max(1000).optional(),
});
export type Strike = z.infer<typeof strikeSchema>;
