import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { type DatedValue, trailingQuantiles } from './trailing-quantile.ts';

const daily = (...values: readonly number[]) => values.map((value, day): DatedValue => ({ day, value }));

// numpy 2.4.6: quantile(values before, q, method="inverted_cdf")
test.each([
  [50, [undefined, undefined, 3, 5, 4, 4, 4]],
  [95, [undefined, undefined, 8, 8, 8, 8, 9]],
  [100, [undefined, undefined, 8, 8, 8, 8, 9]],
  [1, [undefined, undefined, 3, 3, 3, 2, 2]],
])('the %i. percentile of up to four days before', (quantile, expected) => {
  const values = daily(3, 8, 5, 4, 2, 9, 5);
  expect(trailingQuantiles(values, quantile, { days: 4, minimum: 2 })).toEqual(expected);
});

test('days without a value are none of the window, and take none of its room', () => {
  const values = [
    { day: 0, value: 7 },
    { day: 10, value: 1 },
    { day: 11, value: 2 },
  ];
  expect(trailingQuantiles(values, 100, { days: 10, minimum: 1 })).toEqual([undefined, 7, 1]);
});

const someValues = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 4 }), value: fc.nat(30) }), { maxLength: 60 })
  .map((steps) => {
    let day = 0;
    return steps.map(({ step, value }): DatedValue => {
      day += step;
      return { day, value };
    });
  });

property.prop([someValues, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 20 })])(
  'is what sorting the window anew gives, and what comes later changes nothing',
  (values, quantile, days) => {
    const found = trailingQuantiles(values, quantile, { days, minimum: 3 });
    for (const [index, { day }] of values.entries()) {
      const before = values.filter((other) => other.day < day && other.day >= day - days).map(({ value }) => value);
      const sorted = before.sort((a, b) => a - b);
      const expected = sorted.length < 3 ? undefined : sorted[Math.ceil((quantile / 100) * sorted.length) - 1];
      expect(found[index]).toBe(expected);
    }
    const half = values.slice(0, values.length >> 1);
    expect(trailingQuantiles(half, quantile, { days, minimum: 3 })).toEqual(found.slice(0, half.length));
  },
);
