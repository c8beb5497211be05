import { describe, expect, test } from 'vitest';
import { daySchema } from '../time/day.ts';
import { regionSpellings, settlements } from './gazetteer.ts';
import { type Place, placeSchema } from './place.ts';
import { normaliseName, placeOf, placesOf } from './place-names.ts';
import { regionName, regions } from './regions.ts';

const day = daySchema.parse('2024-05-10');
const read = (text: string) => placeOf(text, day);

describe('placeOf', () => {
  test.each<[string, Place]>([
    ['Ukraine', { precision: 'country', country: 'UA' }],
    ['south', { precision: 'air_command_zone', zone: 'south' }],
    ['South-East', { precision: 'air_command_zone', zone: 'south-east' }],
    ['Kyiv', { precision: 'oblast', region: 'UA-30' }],
    ['Kyiv oblast', { precision: 'oblast', region: 'UA-32' }],
    ['Odesa oblast', { precision: 'oblast', region: 'UA-51' }],
    ['Odeska oblast', { precision: 'oblast', region: 'UA-51' }],
    ['Odessa Region', { precision: 'oblast', region: 'UA-51' }],
    ['Одеська область', { precision: 'oblast', region: 'UA-51' }],
    ['Dnipropetrovsk oblas', { precision: 'oblast', region: 'UA-12' }],
    ['Ivano-Frankivsk oblast', { precision: 'oblast', region: 'UA-26' }],
    ['Crimea', { precision: 'oblast', region: 'UA-43' }],
    ['Dnipropetrovsk oblast, Kryvyi Rih Raion', { precision: 'raion', region: 'UA-12', raion: 'Kryvyi Rih' }],
    ['front line', { precision: 'other', name: 'front line', publish_after: day }],
  ])('%s is read without a doubt', (text, place) => {
    expect(read(text)).toEqual({ place });
  });

  test('a town is a settlement in its raion, withheld until the day given', () => {
    expect(read('Starokostiantyniv')).toEqual({
      place: {
        precision: 'settlement',
        region: 'UA-68',
        raion: 'Khmelnytskyi',
        settlement: 'Starokostiantyniv',
        publish_after: day,
      },
    });
  });

  test('a town named together with its oblast is the same place as the town alone', () => {
    expect(read('Dnipropetrovsk oblast, Kryvyi Rih')).toEqual(read('Kryvyi Rih'));
  });

  test('a district of Kyiv lies in the city, not in the oblast around it', () => {
    expect(read('Kyiv, Podil Raion').place).toEqual({ precision: 'raion', region: 'UA-30', raion: 'Podil' });
    expect(read('Kyiv, left bank').place).toEqual({ precision: 'oblast', region: 'UA-30' });
  });

  test('an oblast that does not exist keeps its name and is doubtful', () => {
    const { place, doubt } = read('Lutsk oblast');
    expect(place).toEqual({ precision: 'other', name: 'Lutsk oblast', publish_after: day });
    expect(doubt).toContain('Lutsk oblast');
  });

  test('a region of another country is no region of ours', () => {
    expect(read('Kursk oblast').place).toEqual({ precision: 'other', name: 'Kursk oblast', publish_after: day });
    expect(read('Kursk oblast').doubt).toBeDefined();
  });

  test.each(['Odesa oblast, Black Sea', 'Odesa oblast (south)'])(
    '%s counts under the oblast, and says what it left out',
    (text) => {
      expect(read(text).place).toEqual({ precision: 'oblast', region: 'UA-51' });
      expect(read(text).doubt).toMatch(/Black Sea|south/);
    },
  );

  test('every name we give a region is read as that region', () => {
    for (const { code } of regions) {
      expect(read(regionName(code)).place).toEqual({ precision: 'oblast', region: code });
    }
  });

  test('whatever the text, the place is valid', () => {
    for (const text of ['', ' ', ',', '(x)', 'Odesa oblast,', 'Odesa oblast, Raion', 'x'.repeat(300), 'a, b, c']) {
      expect(placeSchema.safeParse(read(text).place).error, text).toBeUndefined();
    }
  });
});

describe('placesOf', () => {
  test('a list joined by "and" is several places, each with its comma inside', () => {
    const places = placesOf('Odesa oblast and Dnipropetrovsk oblast, Dnipro Raion and south', day).map(
      ({ place }) => place,
    );
    expect(places).toEqual([
      read('Odesa oblast').place,
      read('Dnipropetrovsk oblast, Dnipro Raion').place,
      read('south').place,
    ]);
  });

  test('towns joined by commas are several places', () => {
    const names = placesOf('Kryvyi Rih, Kharkiv, Vinnytsia', day).map(
      ({ place }) => place.precision === 'settlement' && place.settlement,
    );
    expect(names).toEqual(['Kryvyi Rih', 'Kharkiv', 'Vinnytsia']);
  });

  test('no text is no place', () => {
    expect(placesOf('', day)).toEqual([]);
  });
});

describe('the gazetteer', () => {
  test('spells every name as it is looked up, and no oblast spelling means two oblasts', () => {
    const spellings = Object.values(regionSpellings).flat();
    expect(spellings.filter((spelling) => normaliseName(spelling) !== spelling)).toEqual([]);
    expect(spellings.length).toBe(new Set(spellings).size);
  });

  test('no spelling means two settlements', () => {
    const spellings = settlements.flatMap(([name, , , ...others]) => [normaliseName(name), ...others]);
    expect(spellings.length).toBe(new Set(spellings).size);
  });
});
