import { expect, test } from 'vitest';
import { contentHash } from './content-hash.ts';

const type = 'counterweight.strike.reported.v1';

test('content has one hash by one salt, in whatever order its fields come', () => {
  const hash = contentHash('5a', type, { a: 1, b: [{ c: 2, d: null }] });
  expect(contentHash('5a', type, { b: [{ d: null, c: 2 }], a: 1 })).toBe(hash);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

test('another salt, type or value is another hash', () => {
  const hashes = [
    contentHash('5a', type, { a: 1 }),
    contentHash('5b', type, { a: 1 }),
    contentHash('', type, { a: 1 }),
    contentHash('5a', `${type}0`, { a: 1 }),
    contentHash('5a', type, { a: 2 }),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});
