import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { nearestNames } from './nearest-names.ts';

const names = ['strike', 'pledge', 'request', 'restriction', 'rate'];

test.each([
  ['strikes', ['strike']],
  ['pleged', ['pledge']],
  ['restrictions', ['restriction']],
  ['rate', ['rate']],
])('%s is most like %j', (name, expected) => {
  expect(nearestNames(name, names, 1)).toEqual(expected);
});

property.prop([fc.string(), fc.integer({ min: 0, max: 9 })])(
  'gives as many as asked, each of the names once',
  (name, most) => {
    const found = nearestNames(name, names, most);
    expect(found).toHaveLength(Math.min(most, names.length));
    expect(new Set(found).size).toBe(found.length);
  },
);

property.prop([fc.constantFrom(...names)])('a name is most like itself', (name) => {
  expect(nearestNames(name, names, 3)[0]).toBe(name);
});
