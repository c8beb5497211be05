import type { Day } from '../time/day.ts';
import { knownElsewhere, regionSpellings, settlements, sites, zoneSpellings } from './gazetteer.ts';
import type { Place } from './place.ts';
import { type RegionCode, regionCodeSchema, regionName } from './regions.ts';

/** A place read from a report's words; `doubt` says what the reading had to leave out or could not settle. */
export interface PlaceReading {
  readonly place: Place;
  readonly doubt?: string;
}

const OBLAST = /\s+(oblast|oblas|obl|region|область|обл)\.?$/i;
const RAION = /\s+(raion|rayon|district|район)$/i;

const regionsBySpelling = new Map<string, RegionCode>(
  regionCodeSchema.options.flatMap((code) =>
    [normaliseName(regionName(code).replace(OBLAST, '')), ...regionSpellings[code]].map(
      (spelling) => [spelling, code] as const,
    ),
  ),
);
const fixedPlaces = new Map<string, Place>([
  ...['ukraine', 'all of ukraine', 'україна', 'украина'].map(
    (spelling) => [spelling, { precision: 'country', country: 'UA' }] as const,
  ),
  ...(['kyiv', 'kiev', 'kyiv city', 'київ', 'киев'] as const).map(
    (spelling) => [spelling, { precision: 'oblast', region: 'UA-30' }] as const,
  ),
  ...zonePlaces(),
]);
const settlementsBySpelling = bySpelling(settlements);
const sitesBySpelling = bySpelling(sites);

/**
 * The place that one name in a report stands for, such as `Dnipropetrovsk oblast, Kryvyi Rih Raion`, `south` or `Kyiv`.
 * What no table knows becomes `other` with a doubt. `publishAfter` is set on places finer than a raion.
 */
export function placeOf(text: string, publishAfter: Day): PlaceReading {
  const whole = text.trim().slice(0, 120);
  const qualifier = /\s*\(([^)]*)\)$/.exec(whole);
  if (qualifier !== null && qualifier.index > 0) {
    const { place } = placeOf(whole.slice(0, qualifier.index), publishAfter);
    return { place, doubt: `"${qualifier[1]}" is left out of the place` };
  }
  const comma = whole.indexOf(',');
  const region = comma < 0 ? undefined : regionOf(whole.slice(0, comma));
  if (region !== undefined) return placeWithin(region, whole.slice(comma + 1).trim(), publishAfter);
  return namedPlace(whole, publishAfter);
}

/** The places of a list as reports write it: joined by "and", or by commas where each item is a place by itself. */
export function placesOf(text: string, publishAfter: Day): PlaceReading[] {
  return text
    .split(/\s+and\s+/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .flatMap((item) => {
      const reading = placeOf(item, publishAfter);
      return (reading.doubt === undefined ? undefined : listedByComma(item, publishAfter)) ?? [reading];
    });
}

/** The spelling that tables are keyed by: lower case, no apostrophes, dots or hyphens, single blanks. */
export function normaliseName(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ`.\u2010-\u2013-]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function listedByComma(item: string, publishAfter: Day): PlaceReading[] | undefined {
  const parts = item.split(',').map((part) => part.trim());
  if (parts.length < 2) return undefined;
  const readings = parts.map((part) => placeOf(part, publishAfter));
  const selfStanding = ({ place, doubt }: PlaceReading) => doubt === undefined && place.precision !== 'other';
  return readings.every(selfStanding) ? readings : undefined;
}

function placeWithin(region: RegionCode, rest: string, publishAfter: Day): PlaceReading {
  if (RAION.test(rest)) return { place: { precision: 'raion', region, raion: rest.replace(RAION, '') } };
  const settlement = settlementsBySpelling.get(normaliseName(rest));
  if (settlement?.region === region) return { place: settlementPlace(settlement, publishAfter) };
  return { place: { precision: 'oblast', region }, doubt: `"${rest}" is left out of the place` };
}

function namedPlace(text: string, publishAfter: Day): PlaceReading {
  const spelling = normaliseName(text);
  const settlement = settlementsBySpelling.get(spelling);
  const site = sitesBySpelling.get(spelling);
  const fixed = fixedPlaces.get(spelling);
  if (fixed !== undefined) return { place: fixed };
  if (settlement !== undefined) return { place: settlementPlace(settlement, publishAfter) };
  if (site !== undefined) {
    const { region, raion, name } = site;
    return { place: { precision: 'site', region, raion, site: name, publish_after: publishAfter } };
  }
  const region = regionOf(text);
  if (region !== undefined) return { place: { precision: 'oblast', region } };
  const place: Place = { precision: 'other', name: text === '' ? 'unnamed' : text, publish_after: publishAfter };
  return knownElsewhere.includes(spelling) ? { place } : { place, doubt: `"${text}" is no place of Ukraine we know` };
}

/** A bare `Kyiv` is the city, `Kyiv oblast` the oblast around it. */
function regionOf(text: string): RegionCode | undefined {
  const fixed = fixedPlaces.get(normaliseName(text));
  if (fixed?.precision === 'oblast') return fixed.region;
  return regionsBySpelling.get(normaliseName(text.replace(OBLAST, '')));
}

interface NamedPlace {
  readonly name: string;
  readonly region: RegionCode;
  readonly raion: string;
}

function settlementPlace({ name, region, raion }: NamedPlace, publishAfter: Day): Place {
  return { precision: 'settlement', region, raion, settlement: name, publish_after: publishAfter };
}

function bySpelling(rows: readonly (readonly [string, RegionCode, string, ...string[]])[]): Map<string, NamedPlace> {
  return new Map(
    rows.flatMap(([name, region, raion, ...spellings]) =>
      [normaliseName(name), ...spellings].map((spelling) => [spelling, { name, region, raion }] as const),
    ),
  );
}

function zonePlaces(): (readonly [string, Place])[] {
  return zoneSpellings.flatMap(([zone, ...spellings]) =>
    [zone, ...spellings].map((spelling) => [normaliseName(spelling), { precision: 'air_command_zone', zone }] as const),
  );
}
