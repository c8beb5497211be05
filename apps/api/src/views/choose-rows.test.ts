import { expect, test } from 'vitest';
import { chooseRows, type RowChoice } from './choose-rows.ts';

const rows = [
  { key: 'a', launched: 5, destroyed: null },
  { key: 'b', launched: 9, destroyed: 0 },
  { key: 'c', launched: null, destroyed: 4 },
  { key: 'd', launched: 5, destroyed: 5 },
];
const chosen = (choice: Partial<RowChoice>) =>
  chooseRows(rows, { least: {}, ...choice }, (row, measure) => (measure === 'launched' ? row.launched : row.destroyed))
    .map(({ key }) => key)
    .join('');

test.each<[Partial<RowChoice>, string]>([
  [{}, 'abcd'],
  [{ limit: 2 }, 'ab'],
  [{ sort: 'launched' }, 'adbc'],
  [{ sort: '-launched' }, 'badc'],
  [{ sort: '-launched', limit: 1 }, 'b'],
  [{ sort: 'destroyed' }, 'bcda'],
  [{ least: { launched: 6 } }, 'b'],
  [{ least: { launched: 0 } }, 'abd'],
  [{ least: { destroyed: 0, launched: 5 } }, 'bd'],
  [{ least: { launched: undefined } }, 'abcd'],
  [{ least: { launched: 100 }, sort: 'launched', limit: 3 }, ''],
])('%j shows the rows %s', (choice, expected) => {
  expect(chosen(choice)).toBe(expected);
});
