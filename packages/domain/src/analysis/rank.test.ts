import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { rankAmong } from './rank.ts';

test.each([
  [[158], 158, { rank: 1, of: 1, percentile: 100 }],
  [[158, 134, 109, 100], 134, { rank: 2, of: 4, percentile: 75 }],
  [[5, 9, 9, 1], 9, { rank: 1, of: 4, percentile: 100 }],
  [[5, 9, 9, 1], 5, { rank: 3, of: 4, percentile: 50 }],
  [[7, 7, 7], 7, { rank: 1, of: 3, percentile: 100 }],
  [[1, 2, 3], 1, { rank: 3, of: 3, percentile: 33.33 }],
  [[1, 2, 3], 2, { rank: 2, of: 3, percentile: 66.66 }],
])('among %j, %i stands at %j', (population, value, rank) => {
  expect(rankAmong(value, population)).toEqual(rank);
});

property.prop([fc.array(fc.nat(20), { minLength: 1, maxLength: 30 })])(
  'ranks are those of the sorted values, ties sharing the first, and only the largest is at the hundredth percentile',
  (population) => {
    const sorted = population.toSorted((a, b) => b - a);
    for (const value of population) {
      const { rank, of, percentile } = rankAmong(value, population);
      expect([rank, of]).toEqual([sorted.indexOf(value) + 1, population.length]);
      expect(percentile === 100).toBe(rank === 1);
      expect(percentile).toBeGreaterThan(0);
    }
  },
);
