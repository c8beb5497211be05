import { z } from 'zod';
import { type Day, daySchema } from '../time/day.ts';
import { regionCodeSchema } from './regions.ts';

const name = z.string().min(1).max(120);

/**
 * Where something was aimed or fell. The precision says how finely; `other` keeps a name that is no place of Ukraine's
 * administrative map as we know it (a sea, a front line, a village we do not list) as it was reported.
 */
export const placeSchema = z.discriminatedUnion('precision', [
  z.strictObject({ precision: z.literal('country'), country: z.literal('UA') }),
  z.strictObject({
    precision: z.literal('air_command_zone'),
    zone: z.enum(['north', 'south', 'east', 'west', 'center', 'north-east', 'south-east', 'south-west', 'north-west']),
  }),
  z.strictObject({ precision: z.literal('oblast'), region: regionCodeSchema }),
  z.strictObject({ precision: z.literal('raion'), region: regionCodeSchema, raion: name }),
  z.strictObject({
    precision: z.literal('settlement'),
    region: regionCodeSchema,
    raion: name.optional(),
    settlement: name,
    publish_after: daySchema,
  }),
  z.strictObject({
    precision: z.literal('site'),
    region: regionCodeSchema,
    raion: name.optional(),
    settlement: name.optional(),
    site: name,
    publish_after: daySchema,
  }),
  z.strictObject({ precision: z.literal('other'), name, publish_after: daySchema }),
]);
export type Place = z.infer<typeof placeSchema>;

/** Shown for an unlisted name, which may be of any precision, until it may be published. */
const WITHHELD = 'withheld';

/** The region key of the country as a whole. */
export const COUNTRY = 'UA';

/** The region key of a place: an ISO 3166-2 code, `UA`, `zone:south`, or `unplaced`. */
export function regionKey(place: Place): string {
  switch (place.precision) {
    case 'country':
      return COUNTRY;
    case 'air_command_zone':
      return `zone:${place.zone}`;
    case 'other':
      return 'unplaced';
    default:
      return place.region;
  }
}

/** The place as it may be shown on a day: finer than a raion only once `publish_after` is past (docs/laws.md, law 13). */
export function publicPlace(place: Place, today: Day): Place {
  if (!('publish_after' in place) || place.publish_after < today) return place;
  if (place.precision === 'other') return { ...place, name: WITHHELD };
  if (place.raion === undefined) return { precision: 'oblast', region: place.region };
  return { precision: 'raion', region: place.region, raion: place.raion };
}
