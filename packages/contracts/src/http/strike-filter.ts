import { targetKinds } from '@counterweight/domain/kinds';
import {
  claimants,
  daySchema,
  placeSchema,
  placesOf,
  regionKey,
  regions,
  resolveWeapon,
  weaponClasses,
  weapons,
} from '@counterweight/domain/values';
import { z } from 'zod';
import { dayParameter, listParameter, sourceParameter, timeParameters } from './parameters.ts';

/** Of a name that is asked for nothing is withheld. */
const LONG_PAST = daySchema.parse('1991-08-24');
const zones = placeSchema.options.flatMap((option) => ('zone' in option.shape ? option.shape.zone.options : []));
const regionKeys = [
  ...regions.map(({ code }) => code),
  'UA',
  ...zones.map((zone) => `zone:${zone}`),
  'unplaced',
  'unknown',
];

/** The code of a weapon that its table knows by this name; a name that it does not know is named as such. */
function weaponOf(name: string): string | undefined {
  if (/^unlisted:.+/u.test(name)) return name;
  const { code, listed } = resolveWeapon(name);
  return listed ? code : undefined;
}

/** The region, country or zone of a place that the gazetteer knows. */
function regionOf(name: string): string | undefined {
  const [reading, ...others] = placesOf(name, LONG_PAST);
  if (reading === undefined || others.length > 0 || reading.doubt !== undefined) return undefined;
  return reading.place.precision === 'other' ? undefined : regionKey(reading.place);
}

/** What strikes can be filtered by: the view and the list behind it take the same. */
export const strikeFilterShape = {
  weapon: listParameter(
    'Weapons, by code or by any name that publishing takes (Shahed-136); a salvo of several weapons counts when it contains one of them. Also unlisted:<name>.',
    weapons.map(({ code }) => code),
    weaponOf,
  ),
  class: listParameter(
    'Weapon classes; a salvo has the one that all its weapons share, and is mixed where they have several.',
    weaponClasses,
  ),
  region: listParameter(
    'Regions aimed at, by ISO 3166-2 or by name (Kyiv, Odesa oblast), UA for the country as a whole, or an air command zone.',
    regionKeys,
    regionOf,
  ),
  reported_hit: listParameter(
    'Regions reported hit, or named as the main target: salvos that name one of them, each with the counts of the whole salvo.',
    regionKeys,
    regionOf,
  ),
  target: listParameter('What was aimed at.', [...targetKinds, 'unknown']),
  claimant: z
    .string()
    .regex(/^[a-z0-9-]+(,[a-z0-9-]+)*$/, 'must be slugs joined by commas, or all')
    .transform((text) => [...new Set(text.split(','))].sort())
    .optional()
    .meta({
      description: `Who reports, joined by commas; the country-wide command unless told. all adds regional reports, which overlap it. Known: ${claimants
        .map(({ slug }) => slug)
        .join(', ')}.`,
    }),
  source: sourceParameter
    .optional()
    .meta({ description: 'The one dataset to count; unless told, the one of highest precedence that has records.' }),
  day_rule: z
    .enum(['end', 'start'])
    .optional()
    .meta({ description: 'Whether a salvo belongs to the Kyiv day its window ends (the standard) or starts.' }),
  from: dayParameter('The first Kyiv day, inclusive.'),
  to: dayParameter('The last Kyiv day, inclusive.'),
  ...timeParameters,
};

const filterSchema = z.strictObject(strikeFilterShape);
export type StrikeFilterQuery = z.output<typeof filterSchema>;
