import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { countedSources, type Precedence, rankOf, withRank } from './precedence.ts';

const precedence = (ranks: Readonly<Record<string, number>>, countsUnranked = false): Precedence => ({
  ranks: new Map(Object.entries(ranks)),
  countsUnranked,
});
const inOrder = (...sources: readonly string[]) => {
  return (source: string) => sources.indexOf(source);
};
const atOnce = () => 1;

describe('the sources that a view counts', () => {
  test('are the one of highest rank; the others that have one are named', () => {
    expect(countedSources(['demo', 'import', 'desk'], precedence({ demo: 10, import: 20 }), atOnce)).toEqual({
      counted: ['import'],
      notCounted: ['demo'],
    });
  });

  test('are none where none has a rank', () => {
    const counted = countedSources(['desk'], precedence({ import: 20 }), atOnce);
    expect(counted).toEqual({ counted: [], notCounted: ['desk'] });
    expect(countedSources([], precedence({ import: 20 }), atOnce)).toEqual({ counted: [], notCounted: [] });
  });

  test('are the first that had records where those without a rank are counted, whatever it is called', () => {
    const local = precedence({ import: 20 }, true);
    expect(countedSources(['a', 'b'], local, inOrder('b', 'a'))).toEqual({ counted: ['b'], notCounted: ['a'] });
    expect(countedSources(['a', 'b', 'import'], local, inOrder('b', 'a'))).toEqual({
      counted: ['import'],
      notCounted: [],
    });
  });

  test('at equal rank are the one that was ranked first, whatever it is called', () => {
    expect(countedSources(['a', 'b'], precedence({ b: 5, a: 5 }), atOnce).counted).toEqual(['b']);
  });

  test('of many without a rank an answer names twenty', () => {
    const many = Array.from({ length: 1000 }, (_, n) => `s${n}`);
    expect(countedSources(many, precedence({}), atOnce).notCounted).toHaveLength(20);
  });

  property.prop([fc.array(fc.constantFrom('a', 'b', 'c', 'd')), fc.dictionary(fc.constantFrom('a', 'b'), fc.nat(3))])(
    'do not depend on the order they are found in, and no ranked one is lost',
    (sources, ranks) => {
      const { counted, notCounted } = countedSources(sources, precedence(ranks), atOnce);
      expect(countedSources(sources.toReversed(), precedence(ranks), atOnce)).toEqual({ counted, notCounted });
      const ranked = sources.filter((source) => (ranks[source] ?? 0) > 0);
      const expected = ranked.length > 0 ? ranked : sources;
      expect([...counted, ...notCounted].sort()).toEqual([...new Set(expected)].sort());
    },
  );
});

test('a rank is given, changed and taken away, and names of a prototype’s members are names', () => {
  const given = withRank(precedence({ a: 1 }), 'constructor', 7);
  expect([rankOf('constructor', given), rankOf('a', given), rankOf('toString', given)]).toEqual([7, 1, 0]);
  expect(rankOf('a', withRank(given, 'a', 3))).toBe(3);
  expect(rankOf('constructor', withRank(given, 'constructor', 0))).toBe(0);
});
