import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { cutList, cutLists, valueAt, valueBytes } from './cut-lists.ts';

const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.string(), fc.integer(), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 8 }),
  object: fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { maxKeys: 5 }),
})).object;

property.prop([json, fc.integer({ min: 1, max: 400 })])('what is cut can be put together again', (whole, room) => {
  const { value, cut } = cutLists(whole, room);
  for (const { list, shown, count } of cut) {
    expect(valueAt(value, list)).toHaveLength(shown);
    const entries = valueAt(whole, list);
    expect(entries).toHaveLength(count);
  }
  expect(cut.length > 0 || valueBytes(value) <= room || JSON.stringify(value) === JSON.stringify(whole)).toBe(true);
});

test('lists are cut as far as they must, and the short ones not at all', () => {
  const whole = { a: [1, 2], b: { long: Array.from({ length: 100 }, () => 'xxxxxxxx') }, c: 'text' };
  const { value, cut } = cutLists(whole, 300);
  expect(valueBytes(value)).toBeLessThanOrEqual(300);
  expect(valueBytes(value)).toBeGreaterThan(250);
  expect(value).toMatchObject({ a: [1, 2], c: 'text' });
  expect(cut).toMatchObject([{ list: '/b/long', count: 100 }]);
});

test('a list goes on where it was cut, by the pointers of the whole', () => {
  const entries = [1, 2, { of: Array.from({ length: 50 }, (_, index) => index) }, 4];
  expect(cutList(entries, 20, '/data', 2)).toMatchObject({
    cut: [
      { list: '/data', shown: 3, count: 4 },
      { list: '/data/2/of', count: 50 },
    ],
  });
});
