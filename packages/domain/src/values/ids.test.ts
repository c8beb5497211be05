import { describe, expect, test } from 'vitest';
import { entityIdSchema, recordIdSchema, revisionSchema, seqSchema, sourceOf, sourceSchema } from './ids.ts';

describe('a source', () => {
  test.each(['desk', 'ua-air-force-desk', '7'])('may be %s', (source) => {
    expect(sourceSchema.safeParse(source).success).toBe(true);
  });
  test.each(['', 'Desk', '-desk', 'desk-', 'de--sk', 'de_sk', 'a:b', 'x'.repeat(65)])('may not be "%s"', (source) => {
    expect(sourceSchema.safeParse(source).success).toBe(false);
  });
});

describe('an entity id', () => {
  test.each(['desk:1', 'desk:2024-01-10.a_b~c:d+e'])('may be %s', (id) => {
    expect(entityIdSchema.safeParse(id).success).toBe(true);
  });
  test.each(['desk', 'desk:', ':1', 'Desk:1', 'desk:a/b', 'desk:a#b', 'desk:a b', `desk:${'x'.repeat(200)}`])(
    'may not be "%s"',
    (id) => {
      expect(entityIdSchema.safeParse(id).success).toBe(false);
    },
  );
  test('names its source before the first colon', () => {
    expect(sourceOf(entityIdSchema.parse('desk:a:b'))).toBe('desk');
  });
});

test('a record id has neither slash nor hash', () => {
  expect(['report', 't-1'].every((id) => recordIdSchema.safeParse(id).success)).toBe(true);
  expect(['', 'a/b', 'a#b'].some((id) => recordIdSchema.safeParse(id).success)).toBe(false);
});

test('revisions count from 1 to a thousand million, positions from 0', () => {
  const taken = [0, 1, 1.5, 1_000_000_000, 1_000_000_001].filter((number) => revisionSchema.safeParse(number).success);
  expect(taken).toEqual([1, 1_000_000_000]);
  expect([-1, 0, 1].filter((number) => seqSchema.safeParse(number).success)).toEqual([0, 1]);
});
