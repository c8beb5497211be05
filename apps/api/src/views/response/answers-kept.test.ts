import { expect, test } from 'vitest';
import { AnswersKept } from './answers-kept.ts';

test('an answer is computed once for an owner and key, until sixteen others were asked for after it', () => {
  const kept = new AnswersKept<object, string>();
  const [owner, other] = [{}, {}];
  let computed = 0;
  const ask = (key: string, of = owner) =>
    kept.get(of, key, () => {
      computed += 1;
      return `${key} ${computed}`;
    });
  expect([ask('a'), ask('a'), ask('a', other), computed]).toEqual(['a 1', 'a 1', 'a 2', 2]);
  for (let index = 0; index < 15; index += 1) ask(`other ${index}`);
  expect(ask('a')).toBe('a 1');
  for (let index = 0; index < 16; index += 1) ask(`more ${index}`);
  expect(ask('a')).toBe(`a ${computed}`);
  expect(computed).toBe(2 + 15 + 16 + 1);
});
