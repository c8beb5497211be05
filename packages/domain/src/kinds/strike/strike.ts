import { z } from 'zod';
import { code, setOf, text } from '../../rows/column.ts';
import { defineRows, type RowFrom } from '../../rows/define-rows.ts';
import { COUNTRY, type Place, placeSchema, regionKey } from '../../values/place/place.ts';
import { kyivDay, windowSchema } from '../../values/time/window.ts';
import { sharedClass } from '../../values/weapon/shared-class.ts';
import { weaponClasses } from '../../values/weapon/weapon-table.ts';
import { resolveWeapon } from '../../values/weapon/weapons.ts';
import { defineSingleRecordKind } from '../single-record-kind.ts';

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
  /** Where it was aimed or reported as going: what its counts are of. Absent or empty is unknown. */
  aimed_at: z.array(placeSchema).max(30).optional(),
  /** Where it struck or fell, or mainly: a part of the salvo, whose counts are never of these places. */
  reported_hit: z.array(placeSchema).max(60).optional(),
  targets: z.array(z.enum(targetKinds)).max(targetKinds.length).optional(),
  launched_from: z.array(name).max(30).optional(),
  carriers: z.array(name).max(20).optional(),
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

/** A salvo belongs to the Kyiv day its window ends (the press counts so) or starts. */
const dayRules = ['end', 'start'] as const;
export type DayRule = (typeof dayRules)[number];

/** Everything that salvos can be filtered and grouped by. Of several weapons a salvo counts under each, as of the places aimed at and of targets. */
const salvo = {
  dimensions: {
    claimant: text,
    weapon: setOf(text),
    class: code(weaponClasses),
    region: setOf(text),
    reported_hit: setOf(text),
    target: setOf(code(targetKinds)),
  },
  counts: [
    'salvos',
    ...strikeMeasures,
    ...strikeMeasures.map((measure) => `${measure}_unknown` as const),
    ...strikeMeasures.map((measure) => `${measure}_qualified` as const),
  ],
} as const;

/** Each salvo by the day of its end and by that of its start. */
export const strikeRows = defineRows({ end: salvo, start: salvo });

/** What a salvo adds to one day. */
export type SalvoRow = RowFrom<typeof strikeRows>;

/** Strikes by day, with everything they can be filtered and grouped by. */
export const strikeKind = defineSingleRecordKind({
  name: 'strike',
  body: strikeSchema,
  view: {
    name: 'strikes',
    version: 3,
    rows: strikeRows,
    contributions: (strike, { source }) => {
      const shared = { source, ...dimensionsOf(strike), measures: measuresOf(strike) };
      return dayRules.map((axis) => {
        return strikeRows.write({ axis, day: kyivDay(strike.window[axis], strike.window.zone), ...shared });
      });
    },
  },
});

function dimensionsOf({ claimant, weapons: named, aimed_at = [], reported_hit = [], targets = [] }: Strike) {
  const weapons = [...new Set(named.map(({ name }) => resolveWeapon(name).code))];
  return {
    claimant,
    weapon: weapons,
    class: sharedClass(weapons),
    region: countedRegions(aimed_at),
    reported_hit: [...new Set(reported_hit.map(regionKey))],
    target: [...new Set(targets)],
  };
}

/** Where the counts go. Aimed at the country, they are of the country, whichever of its regions are named too. */
function countedRegions(aimedAt: readonly Place[]): string[] {
  const regions = new Set(aimedAt.map(regionKey));
  return regions.has(COUNTRY) ? [COUNTRY] : [...regions];
}

function measuresOf({ counts }: Strike): SalvoRow['measures'] {
  return Object.assign({ salvos: 1 }, ...strikeMeasures.map((measure) => countMeasures(measure, counts[measure])));
}

function countMeasures(measure: StrikeMeasure, count: Count | undefined): SalvoRow['measures'] {
  if (count === undefined) return { [`${measure}_unknown`]: 1 };
  if (typeof count === 'number') return { [measure]: count };
  return { [measure]: count.value, [`${measure}_qualified`]: 1 };
}
