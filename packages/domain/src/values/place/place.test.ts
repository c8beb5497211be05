import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { addDays, daySchema } from '../time/day.ts';
import { type Place, placeSchema, publicPlace, regionKey } from './place.ts';

const day = daySchema.parse('2024-05-10');
const kryvyiRih: Place = {
  precision: 'settlement',
  region: 'UA-12',
  raion: 'Kryvyi Rih',
  settlement: 'Kryvyi Rih',
  publish_after: day,
};

describe('placeSchema', () => {
  test('a settlement without the day from which it may be shown is refused', () => {
    const { publish_after, ...withheldForever } = kryvyiRih;
    expect(placeSchema.safeParse(withheldForever).success).toBe(false);
    expect(placeSchema.safeParse({ ...withheldForever, publish_after }).success).toBe(true);
  });

  test('a member that its precision does not have is refused', () => {
    expect(placeSchema.safeParse({ precision: 'oblast', region: 'UA-12', settlement: 'Dnipro' }).success).toBe(false);
  });

  test('a zone is one of the compass words', () => {
    expect(placeSchema.safeParse({ precision: 'air_command_zone', zone: 'up' }).success).toBe(false);
  });
});

describe('regionKey', () => {
  test.each<[Place, string]>([
    [{ precision: 'country', country: 'UA' }, 'UA'],
    [{ precision: 'air_command_zone', zone: 'south' }, 'zone:south'],
    [{ precision: 'raion', region: 'UA-53', raion: 'Myrhorod' }, 'UA-53'],
    [kryvyiRih, 'UA-12'],
    [{ precision: 'other', name: 'front line', publish_after: day }, 'unplaced'],
  ])('%j is counted under %s', (place, key) => {
    expect(regionKey(place)).toBe(key);
  });
});

describe('publicPlace', () => {
  test('a settlement is shown as its raion through the day it is withheld until, and in full from the next', () => {
    expect(publicPlace(kryvyiRih, day)).toEqual({ precision: 'raion', region: 'UA-12', raion: 'Kryvyi Rih' });
    expect(publicPlace(kryvyiRih, addDays(day, 1))).toEqual(kryvyiRih);
  });

  test('a site whose raion is not known is shown as its oblast', () => {
    const site: Place = { precision: 'site', region: 'UA-51', site: 'a substation', publish_after: day };
    expect(publicPlace(site, day)).toEqual({ precision: 'oblast', region: 'UA-51' });
  });

  test('a name that no table lists may be a village: it is withheld as one', () => {
    const village: Place = { precision: 'other', name: 'a village', publish_after: day };
    expect(publicPlace(village, day)).toEqual({ ...village, name: 'withheld' });
    expect(publicPlace(village, addDays(day, 1))).toEqual(village);
  });

  property.prop([fc.integer({ min: -500, max: 500 }), fc.boolean(), fc.constantFrom('settlement', 'site')])(
    'no name finer than a raion is shown before its time, and what is shown keeps its region',
    (offset, hasRaion, precision) => {
      const fine = { region: 'UA-63', publish_after: day, ...(hasRaion && { raion: 'Izium' }) };
      const place = placeSchema.parse({
        ...fine,
        precision,
        settlement: 'SECRET',
        ...(precision === 'site' && { site: 'SECRET' }),
      });
      const shown = publicPlace(place, addDays(day, offset));
      expect(JSON.stringify(shown).includes('SECRET')).toBe(offset > 0);
      expect(regionKey(shown)).toBe('UA-63');
      expect(placeSchema.safeParse(shown).success).toBe(true);
    },
  );
});
