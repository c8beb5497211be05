import { expect, test } from 'vitest';
import { expand, oneOrTwo } from './expand.ts';

test('a line stands for every combination of its choices, an empty one included', () => {
  expect(expand('a\n\n  b{1|2}{|x}  ')).toEqual(['a', 'b1', 'b1x', 'b2', 'b2x']);
});

test('braces without a choice stay as they are', () => {
  expect(expand('/v1/strikes/{id}')).toEqual(['/v1/strikes/{id}']);
});

test('names stand alone and in either order of two', () => {
  expect(oneOrTwo(['a', 'b'])).toBe('{a|b|a,b|b,a}');
});
