import { describe, expect, test } from 'vitest';
import { compilePattern } from './event-pattern.ts';

function matches(pattern: unknown, value: unknown): boolean {
  return compilePattern(pattern, { stack: 'S', logicalId: 'R', property: '' })(value);
}

describe('an event pattern', () => {
  test('joins fields by and, alternatives by or', () => {
    const pattern = { source: ['a', 'b'], detail: { n: [1, null] } };
    expect(matches(pattern, { source: 'b', detail: { n: 1 } })).toBe(true);
    expect(matches(pattern, { source: 'a', detail: { n: null } })).toBe(true);
    expect(matches(pattern, { source: 'a', detail: { n: 2 } })).toBe(false);
    expect(matches(pattern, { source: 'c', detail: { n: 1 } })).toBe(false);
  });

  test('tells a number from its text and null from absent', () => {
    expect(matches({ n: [1] }, { n: '1' })).toBe(false);
    expect(matches({ n: [null] }, {})).toBe(false);
  });

  test('matches an array when any of its elements does', () => {
    expect(matches({ tags: ['x'] }, { tags: ['w', 'x'] })).toBe(true);
    expect(matches({ tags: [{ prefix: 'y' }] }, { tags: ['w', 'x'] })).toBe(false);
  });

  test('asks one and the same element of an array of objects for all fields', () => {
    const pattern = { lines: { item: ['a'], count: [2] } };
    const apart = {
      lines: [
        { item: 'a', count: 1 },
        { item: 'b', count: 2 },
      ],
    };
    expect(matches(pattern, apart)).toBe(false);
    expect(
      matches(pattern, {
        lines: [
          { item: 'b', count: 1 },
          { item: 'a', count: 2 },
        ],
      }),
    ).toBe(true);
  });

  test('knows a prefix of text only', () => {
    expect(matches({ source: [{ prefix: 'ab' }] }, { source: 'abc' })).toBe(true);
    expect(matches({ source: [{ prefix: '' }] }, { source: 'anything' })).toBe(true);
    expect(matches({ source: [{ prefix: '1' }] }, { source: 12 })).toBe(false);
  });

  test('finds a field absent even when its parent is', () => {
    const pattern = { detail: { skip: [{ exists: false }] } };
    expect(matches(pattern, {})).toBe(true);
    expect(matches(pattern, { detail: { skip: false } })).toBe(false);
  });

  test('takes only a leaf as existing', () => {
    expect(matches({ a: [{ exists: true }] }, { a: null })).toBe(true);
    expect(matches({ a: [{ exists: true }] }, { a: { b: 1 } })).toBe(false);
    expect(matches({ a: [{ exists: true }] }, { a: [] })).toBe(false);
  });

  test.each([
    [{ a: [{ suffix: 'x' }] }, 'a: the pattern operator suffix'],
    [{ a: { b: [{ 'anything-but': ['x'] }] } }, 'a.b: the pattern operator anything-but'],
    [{ a: [{ prefix: { 'equals-ignore-case': 'x' } }] }, 'a: the pattern operator prefix'],
    [{ $or: [{ a: ['x'] }] }, '$or: the pattern operator $or'],
    [{ a: 'x' }, 'a: a pattern field is a list'],
    [{ a: [] }, 'a: an empty pattern list'],
    [{}, ': an empty pattern'],
  ])('refuses %j by name', (pattern, message) => {
    expect(() => matches(pattern, {})).toThrow(message);
  });
});
