import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { countedSources } from './precedence.ts';

describe('the sources that a view counts', () => {
  test('are the one of highest precedence; the others are named', () => {
    expect(countedSources(['demo', 'import', 'desk'], { demo: 10, import: 20 })).toEqual({
      counted: ['import'],
      notCounted: ['demo', 'desk'],
    });
  });

  test('are those that have records, whatever else is ranked', () => {
    expect(countedSources(['desk'], { import: 20 })).toEqual({ counted: ['desk'], notCounted: [] });
    expect(countedSources([], { import: 20 })).toEqual({ counted: [], notCounted: [] });
  });

  test('at equal precedence are the first by name', () => {
    expect(countedSources(['b', 'a'], {}).counted).toEqual(['a']);
  });

  test('a source the operator ranked below nought is counted last', () => {
    expect(countedSources(['a', 'b'], { a: -1 }).counted).toEqual(['b']);
  });

  property.prop([fc.array(fc.constantFrom('a', 'b', 'c', 'd')), fc.dictionary(fc.constantFrom('a', 'b'), fc.nat(3))])(
    'do not depend on the order they are found in, and none is lost',
    (sources, precedence) => {
      const { counted, notCounted } = countedSources(sources, precedence);
      expect(countedSources(sources.toReversed(), precedence)).toEqual({ counted, notCounted });
      expect([...counted, ...notCounted].sort()).toEqual([...new Set(sources)].sort());
    },
  );
});
