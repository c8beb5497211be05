import { expect, test } from 'vitest';
import {
  isSubcategoryOf,
  kielTypeOf,
  kielTypes,
  pledgeCategories,
  subcategoriesOf,
  sustainment,
} from './categories.ts';

test('every kind of sustainment is a subcategory of military support', () => {
  for (const kind of sustainment) expect(isSubcategoryOf('military', kind)).toBe(true);
});

test('a subcategory belongs to its category alone', () => {
  expect(isSubcategoryOf('energy', 'grid')).toBe(true);
  expect(isSubcategoryOf('military', 'grid')).toBe(false);
  expect(isSubcategoryOf('military', 'toString')).toBe(false);
});

test('every subcategory has one of Kiel’s types; energy has none of its own there', () => {
  for (const category of pledgeCategories) {
    for (const subcategory of subcategoriesOf(category)) {
      expect(kielTypes).toContain(kielTypeOf(category, subcategory));
    }
  }
  expect(kielTypeOf('energy', 'grid')).toBe('humanitarian');
  expect(kielTypeOf('energy', 'finance')).toBe('financial');
  expect(kielTypeOf('financial', undefined)).toBe('financial');
});
