import { kindNames, pledgeCategories, pledgeStatuses, stages, subcategoriesOf } from '@counterweight/domain/kinds';
import { claimants, placeSchema, regions, weapons } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { languages, type Term } from './names.ts';
import { vocabularies, vocabularyNames } from './vocabularies.ts';

const CYRILLIC = /\p{Script=Cyrillic}/u;
/** Proper names that are written alike in both languages. */
const alike: readonly string[] = ['system', 'claimant', 'weapon'];
const codesOf = (terms: readonly Term[]) => terms.map(({ code }) => code).toSorted();

test('every vocabulary is named once', () => {
  expect(vocabularyNames).toEqual(Object.keys(vocabularies).toSorted());
});

describe.each(vocabularyNames)('%s', (name) => {
  const [english, ukrainian] = languages.map((language): readonly Term[] => vocabularies[name](language));

  test('has the same codes in both languages, each with a name', () => {
    expect(english?.length).toBeGreaterThan(0);
    expect(ukrainian?.map(({ code }) => code)).toEqual(english?.map(({ code }) => code));
    expect([...(english ?? []), ...(ukrainian ?? [])].filter((term) => term.name.trim() === '')).toEqual([]);
  });

  test('is English in English and Ukrainian in Ukrainian', () => {
    expect(english?.filter((term) => CYRILLIC.test(term.name))).toEqual([]);
    const latin = ukrainian?.filter((term) => !CYRILLIC.test(term.name)).map(({ code }) => code);
    if (name !== 'system')
      expect(latin?.filter((code) => !(alike.includes(name) && code === 'war-monitor'))).toEqual([]);
  });
});

test.each([
  ['weapon', weapons.map(({ code }) => code)],
  ['claimant', claimants.map(({ slug }) => slug)],
  ['stage', stages],
  ['pledge_status', pledgeStatuses],
  ['kind', kindNames],
  ['subcategory', pledgeCategories.flatMap(subcategoriesOf)],
] as const)('%s has every code that there is', (name, codes) => {
  expect(codesOf(vocabularies[name]('uk'))).toEqual(codes.toSorted());
});

test('regions are those of the table, the country, and what is less than a region', () => {
  const zones = placeSchema.options.flatMap((option) => ('zone' in option.shape ? option.shape.zone.options : []));
  const others = ['UA', 'unknown', 'unplaced', ...zones.map((zone) => `zone:${zone}`)];
  expect(codesOf(vocabularies.region('en'))).toEqual([...regions.map(({ code }) => code), ...others].toSorted());
});
