import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { add, type Decimal, decimalSchema, writtenDecimalSchema, ZERO } from '../values/money/decimal.ts';
import { amountOf, limbsOf } from './money-limbs.ts';

const amounts = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.option(fc.stringMatching(/^\d{1,12}$/)))
  .map(([negative, whole, fraction]) =>
    writtenDecimalSchema.parse(`${negative ? '-' : ''}${whole}${fraction === null ? '' : `.${fraction}`}`),
  );

function sumOf(all: readonly (Decimal | undefined)[]): Decimal {
  const { scale, parts } = limbsOf(all);
  return amountOf(
    parts.map((part) => part.reduce((sum, each) => sum + each, 0)),
    scale,
  );
}

property.prop([fc.array(amounts, { maxLength: 50 })])('amounts cut into parts add up as they do whole', (all) => {
  expect(sumOf(all)).toBe(all.reduce(add, ZERO));
});

test('what floats would round stays as it was published', () => {
  const published = ['50001667558.66', '0.000000000001', '-0.66', '999999999999999999'].map((text) =>
    decimalSchema.parse(text),
  );
  expect(sumOf(published)).toBe('1000000050001667557.000000000001');
  expect(sumOf([undefined, ...published])).toBe(sumOf(published));
  expect(sumOf([])).toBe('0');
});
