import { expect, test } from 'vitest';
import { regionCodeSchema, regionName, regions } from './regions.ts';

test('there are 27 regions, each with a code and a name of its own', () => {
  expect(new Set(regions.map(({ code }) => code)).size).toBe(27);
  expect(new Set(regions.map(({ name }) => name)).size).toBe(27);
});

test('Kyiv the city and Kyiv oblast are told apart', () => {
  expect(regionName('UA-30')).toBe('Kyiv city');
  expect(regionName('UA-32')).toBe('Kyiv oblast');
});

test('a code that ISO 3166-2:UA does not have is refused', () => {
  expect(regionCodeSchema.safeParse('UA-01').success).toBe(false);
  expect(regionCodeSchema.safeParse('UA-09').success).toBe(true);
});
