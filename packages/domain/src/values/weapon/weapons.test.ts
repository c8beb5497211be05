import { describe, expect, test } from 'vitest';
import { resolveWeapon, weaponClasses, weapons } from './weapons.ts';

describe('resolveWeapon', () => {
  test.each([
    ['Shahed-136/131', 'shahed', 'drone'],
    ['shahed', 'shahed', 'drone'],
    ['Geran-2', 'shahed', 'drone'],
    ['Шахед-136', 'shahed', 'drone'],
    ['X-101/X-555', 'kh-101', 'cruise'],
    ['Kh-101', 'kh-101', 'cruise'],
    ['Х-101', 'kh-101', 'cruise'],
    ['х 101', 'kh-101', 'cruise'],
    ['Kh-101/555/55', 'kh-101', 'cruise'],
    ['kh-101', 'kh-101', 'cruise'],
    ['X-59MK2', 'kh-59', 'cruise'],
    ['X-59/X-69', 'kh-59', 'cruise'],
    ['Kh-22/32', 'kh-22', 'cruise'],
    ['X-31PD', 'kh-31', 'anti_radar'],
    ['P-800 Oniks', 'oniks', 'anti_ship'],
    ['Iskander-M/KN-23', 'iskander-m', 'ballistic'],
    ['Iskander-K', 'iskander-k', 'cruise'],
    ['Іскандер-М', 'iskander-m', 'ballistic'],
    ['X-47 Kinzhal', 'kinzhal', 'aeroballistic'],
    ['Kh-47M2 "Kinzhal"', 'kinzhal', 'aeroballistic'],
    ['C-300/C-400', 's-300', 'surface_to_air'],
    ['С-300', 's-300', 'surface_to_air'],
    ['S-300/S-400', 's-300', 'surface_to_air'],
    ['Молнія', 'molniya', 'drone'],
    ['Orlan-30', 'orlan-30', 'recon'],
    ['Unknown UAV', 'unknown-uav', 'unknown'],
  ])('%s is %s of class %s', (name, code, weaponClass) => {
    expect(resolveWeapon(name)).toMatchObject({ code, class: weaponClass, listed: true });
  });

  test('a name the table lacks has a code of its own, class unknown, and says so', () => {
    expect(resolveWeapon(' New Missile (2030) ')).toEqual({
      code: 'unlisted:new-missile-2030',
      label: 'New Missile (2030)',
      class: 'unknown',
      listed: false,
    });
    expect(resolveWeapon('???').code).toBe('unlisted:unnamed');
  });

  test('members of two families joined by a slash are no family', () => {
    expect(resolveWeapon('X-101/X-22').listed).toBe(false);
  });

  test('a weapon is found by its code and by each of its names, whatever the case, blanks and hyphens', () => {
    for (const { code, names } of weapons) {
      for (const name of [code, ...names]) {
        for (const spelling of [name, name.toUpperCase(), name.replaceAll('-', ' '), ` ${name.replaceAll(' ', '')} `]) {
          expect(resolveWeapon(spelling).code, spelling).toBe(code);
        }
      }
    }
  });
});

test('codes are short, stable slugs, each once; no single weapon is of class mixed', () => {
  const codes = weapons.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) || code.length > 16)).toEqual([]);
  expect(weapons.filter((weapon) => weapon.class === 'mixed' || !weaponClasses.includes(weapon.class))).toEqual([]);
});
