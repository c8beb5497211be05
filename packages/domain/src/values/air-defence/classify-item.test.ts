import { describe, expect, test } from 'vitest';
import { airDefenceClasses } from './air-defence-classes.ts';
import { classifyItem } from './classify-item.ts';
import { airDefenceSystems } from './system-table.ts';

/** `class system serves part unit`, with a dash for what is empty. */
function placed(item: string, said?: string): string {
  const place = classifyItem(item, { class: said });
  if (place.is !== 'placed') return place.is;
  return [place.class, place.system, place.serves, place.part, place.unit].map((each) => each || '-').join(' ');
}

describe('a system is found by its name, whatever the words around it', () => {
  test.each([
    ['Patriot air defense battery', 'long_range patriot - - battery'],
    ['Patriot', 'long_range patriot - - battery'],
    ['ЗРК Петріот', 'long_range patriot - - battery'],
    ['SAMP/T anti-air missile defense system', 'long_range samp-t - - battery'],
    ['С-300', 'long_range s-300 - - battery'],
    ['S300 air defence system', 'long_range s-300 - - battery'],
    ['National Advanced Surface-to-Air Missile System (NASAMS)', 'medium_range nasams - - battery'],
    ['Iris-T SLM air defence system', 'medium_range iris-t-slm - - battery'],
    ['IRIS-T SLS fire units', 'short_range iris-t-sls - - battery'],
    ['MIM-23 HAWK', 'medium_range hawk - - battery'],
    ['2K12 KUB', 'medium_range kub - - launcher'],
    ['Cortale air-defense system', 'short_range crotale - - battery'],
    ['Avenger air defense systems', 'short_range avenger - - vehicle'],
    ['Gepard rapid-fire armored vehicle', 'short_range gepard - - vehicle'],
    ['Stormer armoured vehicle with Starstreak anti-air missile launchers', 'short_range stormer - - vehicle'],
    ['RAVEN Ground Based Air Defence System', 'short_range raven - - vehicle'],
    ['Starstreak anti-aircraft missile system', 'manpads starstreak - - launcher'],
    ['Mistral Air Defence Launcher', 'manpads mistral - - launcher'],
    ['STRELA man portable air defense system', 'manpads strela - - launcher'],
    ['VAMPIRE Counter-Unmanned Aerial System', 'counter_uas vampire - - device'],
    ['AN/MPQ-64 Sentinel air surveillance radar', 'sensors sentinel - - radar'],
    ['TRML-4D radar for IRIS-T SLM', 'sensors trml-4d iris-t-slm - radar'],
  ])('%s', (item, place) => {
    expect(placed(item)).toBe(place);
  });

  test('by each of its names and its code, in any case', () => {
    for (const { code, class: of, names } of airDefenceSystems) {
      for (const name of [code, ...names]) {
        for (const text of [name, name.toUpperCase(), `a ${name.toLowerCase()}`]) {
          expect(classifyItem(text), text).toMatchObject({ is: 'placed', class: of, system: code });
        }
      }
    }
  });
});

describe('what belongs to a system is never a system', () => {
  test.each([
    ['Patriot missiles', 'interceptors patriot patriot - missile'],
    ['PAC-3 interceptors', 'interceptors pac-3 patriot - missile'],
    ['AIM-120', 'interceptors aim-120 nasams - missile'],
    ['AMRAAM rockets (for NASAMS)', 'interceptors aim-120 nasams - missile'],
    ['missiles for HAWK air defense system', 'interceptors hawk hawk - missile'],
    ['Iris-T SLM missile', 'interceptors iris-t-slm iris-t-slm - missile'],
    ['Gepard ammunition', 'sustainment gepard gepard ammunition round'],
    ['Patriot ammunition', 'interceptors patriot patriot - missile'],
    ['Patriot missile launchers', 'components patriot patriot launcher launcher'],
    ['Patriot radar system', 'components patriot patriot radar radar'],
    ['radar for a Patriot battery', 'components patriot patriot radar radar'],
    ['Patriot radar and launchers', 'components patriot patriot other item'],
    ['components of a SAMP/T battery', 'components samp-t samp-t other item'],
    ['spare parts for Gepard', 'sustainment gepard gepard spares item'],
    ['Patriot training', 'sustainment patriot patriot training item'],
    ['ракети до комплексу Patriot', 'interceptors patriot patriot - missile'],
  ])('%s', (item, place) => {
    expect(placed(item)).toBe(place);
  });

  test.each([
    ['Patriot battery and missiles', undefined],
    ['Patriot and NASAMS systems', undefined],
    ['equipment for NASAMS', undefined],
    ['AIM-120 system', undefined],
    ['Air defence munitions and components', 'air_defence'],
  ])('%s, which says two things or none, is placed nowhere', (item, said) => {
    expect(placed(item, said)).toBe('unplaced');
  });

  test('systems of one class, named together with one count, stay together', () => {
    expect(placed('Patriot and SAMP/T systems')).toBe('long_range several - - battery');
  });
});

describe('an item that names no system', () => {
  test.each([
    ['Strategic air defence system', undefined, 'long_range long-range - - battery'],
    ['shoulder fired MANPAD', 'small_arms', 'manpads manpads - - launcher'],
    ['anti-drone cannon', 'equipment', 'counter_uas counter-uas - - device'],
    ['anti-aircraft gun', undefined, 'short_range aa-gun - - gun'],
    ['surface to air missile', undefined, 'interceptors interceptors - - missile'],
    ['air-surveillance radar', undefined, 'sensors sensors - - radar'],
    ['anti-aircraft battery', 'short_range', 'short_range short-range - - battery'],
    ['air defense launcher', 'manpads', 'manpads manpads - - launcher'],
    ['air defence launcher', 'long_range', 'components long-range long-range launcher launcher'],
    ['firearms for the ZU-23-2 cannon', 'ammunition', 'sustainment zu-23 zu-23 ammunition round'],
  ])(
    '%s, published as %s, is placed by its words, or by the publisher where they leave it open',
    (item, said, place) => {
      expect(placed(item, said)).toBe(place);
    },
  );

  test.each([
    ['anti-aircraft battery', undefined],
    ['IRIS-T', undefined],
    ['multi-mission radar', 'equipment'],
    ['something', 'air_defence'],
  ])('%s, published as %s, is a matter of air defence and placed nowhere', (item, said) => {
    expect(placed(item, said)).toBe('unplaced');
  });

  test('of a pledge of air defence is placed nowhere, of any other it is none', () => {
    expect(classifyItem('vehicles', { airDefencePledge: true })).toEqual({ is: 'unplaced' });
    expect(classifyItem('vehicles')).toEqual({ is: 'other' });
  });
});

test.each([
  ['AT4 anti-tank weapon', 'manpads'],
  ['Hellfire missiles launching pad', 'manpads'],
  ['Lockheed Martin Desert Hawk', 'uav'],
  ['MSI Seahawk A2 gun system', 'small_arms'],
  ['counter artillery radar', 'equipment'],
  ['weapon locating radar system', undefined],
  ['SQUIRE Ground Surveillance Radar', undefined],
  ['AIM-120 missiles for F-16', undefined],
  ['155mm howitzer', 'artillery'],
])('%s is no air defence, whatever class it was published under', (item, said) => {
  expect(placed(item, said)).toBe('other');
});

test('codes are short slugs, each once, no name stands for two systems, and what is served is there', () => {
  const codes = airDefenceSystems.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) || code.length > 16)).toEqual([]);
  const names = airDefenceSystems.flatMap((system) => system.names.map((name) => name.toLowerCase()));
  expect(new Set(names).size).toBe(names.length);
  expect(airDefenceSystems.flatMap(({ serves = [] }) => serves).filter((code) => !codes.includes(code))).toEqual([]);
  expect(airDefenceSystems.filter((system) => !airDefenceClasses.includes(system.class))).toEqual([]);
});
