import { describe, expect, test } from 'vitest';
import { donorAliases } from './donor-aliases.ts';
import { donorCodeSchema, donorName, donorOf } from './donors.ts';

describe('a donor is found by', () => {
  test.each([
    ['United States', 'USA'],
    ['United Kingdom', 'GBR'],
    ['Czech Republic', 'CZE'],
    ['Czechia', 'CZE'],
    ['Turkey', 'TUR'],
    ['Türkiye', 'TUR'],
    ['TURKIYE', 'TUR'],
    ['South Korea', 'KOR'],
    ['Republic of Korea', 'KOR'],
    ['North Macedonia', 'MKD'],
    ['Taiwan', 'TWN'],
    ['Kosovo', 'XKX'],
    ['EU (Commission and Council)', 'EU'],
    ['European Peace Facility', 'EPF'],
    ['European Investment Bank', 'EIB'],
    [' poland ', 'POL'],
    ['DEU', 'DEU'],
    ['EU', 'EU'],
  ])('%s: %s', (name, code) => {
    expect(donorOf(name)).toBe(code);
  });

  test.each(['Atlantis', '', 'ZZZ', 'Total'])('%j: none', (name) => {
    expect(donorOf(name)).toBeUndefined();
  });

  test('every code of the alias table, each of which exists', () => {
    for (const code of Object.keys(donorAliases)) expect(donorCodeSchema.safeParse(code).success, code).toBe(true);
  });
});

test('no alias means two donors', () => {
  const names = Object.values(donorAliases).flat();
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});

test.each(['UK', 'deu', 'ZZZ', 'European Union', 'DE'])('%s is no code', (code) => {
  expect(donorCodeSchema.safeParse(code).success).toBe(false);
});

test('a donor is named in English', () => {
  expect(['DEU', 'EU', 'EPF'].map((code) => donorName(donorCodeSchema.parse(code)))).toEqual([
    'Germany',
    'European Union',
    'European Peace Facility',
  ]);
});
