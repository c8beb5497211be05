import { expect, test } from 'vitest';
import { currencySchema, inMinorUnits } from './currency.ts';
import { decimalSchema } from './decimal.ts';

test.each([
  ['50001667558.6656449664', 'EUR', '50001667558.67'],
  ['-0.125', 'USD', '-0.12'],
  ['1000.5', 'JPY', '1000'],
  ['1.2345', 'KWD', '1.234'],
  ['0.004', 'UAH', '0'],
])('%s %s is %s in whole minor units', (amount, currency, whole) => {
  expect(inMinorUnits(decimalSchema.parse(amount), currencySchema.parse(currency))).toBe(whole);
});
