import { expect, test } from 'vitest';
import { canonicalPath, inOrder } from './canonical-query.ts';

test('one question has one spelling: given order, sorted lists, nothing absent', () => {
  const asked = { to: '2024-01-02', weapon: ['shahed', 'kh-101'], from: undefined, by: 'day', min_seq: 7 };
  expect(canonicalPath('/v', inOrder(['by', 'weapon', 'from', 'to', 'min_seq'], asked))).toBe(
    '/v?by=day&weapon=kh-101,shahed&to=2024-01-02&min_seq=7',
  );
  expect(canonicalPath('/v', {})).toBe('/v');
});

test('values survive: what would end or split a parameter is escaped', () => {
  const weapon = 'unlisted:a&b=c+d#e f';
  const path = canonicalPath('/v', { weapon });
  expect(new URL(path, 'http://x').searchParams.get('weapon')).toBe(weapon);
  expect(path).toContain('unlisted:');
});
