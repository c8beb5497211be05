import { describe, expect, test } from 'vitest';
import { sampleRates } from '../../answers/support/sample-support.ts';
import { daySchema } from '../time/day.ts';
import { convertAmount, type DatedAmount, type DisplayCurrency, fxPolicySchema } from './conversion.ts';
import { writtenDecimalSchema } from './decimal.ts';

const book = sampleRates({
  '2024-01-04': { USD: '1.0953', GBP: '0.8625' },
  '2024-01-05': { USD: '1.0921', GBP: '0.86095' },
  '2024-02-01': { USD: '1.0814' },
});
const decimal = (text: string) => writtenDecimalSchema.parse(text);

function dated(amount: string, currency: string, day = '2024-01-05', more: Partial<DatedAmount> = {}): DatedAmount {
  const on = day === 'undated' ? day : daySchema.parse(day);
  return { amount: decimal(amount), currency, reported: undefined, day: on, monthOnly: false, ...more };
}

function convert(amount: DatedAmount, policy: string, target: DisplayCurrency = 'EUR') {
  return convertAmount(amount, target, fxPolicySchema.parse(policy), book);
}

describe('announcement_day', () => {
  test('takes the rate of the day, and says which', () => {
    expect(convert(dated('1092.10', 'USD'), 'announcement_day')).toEqual({
      converted: true,
      amount: '1000',
      basis: 'rate',
      quotes: [{ currency: 'USD', rate: '1.0921', on: '2024-01-05', source: 'ecb' }],
    });
  });

  test('on a weekend takes the business day before', () => {
    expect(convert(dated('1092.10', 'USD', '2024-01-07'), 'announcement_day')).toMatchObject({ amount: '1000' });
  });

  test('goes by way of the euro between two other currencies, and divides once', () => {
    const conversion = convert(dated('860.95', 'GBP'), 'announcement_day', 'USD');
    expect(conversion).toMatchObject({ amount: '1092.1', quotes: [{ currency: 'GBP' }, { currency: 'USD' }] });
  });

  test('multiplies euros', () => {
    expect(convert(dated('1000', 'EUR'), 'announcement_day', 'USD')).toMatchObject({ amount: '1092.1' });
  });

  test('of which only the month is known takes the month’s average', () => {
    const month = dated('1093.70', 'USD', '2024-01-01', { monthOnly: true });
    expect(convert(month, 'announcement_day')).toMatchObject({ amount: '1000', quotes: [{ on: '2024-01' }] });
  });

  test('of which nothing is known converts nothing, unless there is nothing to convert', () => {
    expect(convert(dated('5', 'USD', 'undated'), 'announcement_day')).toEqual({ converted: false, reason: 'undated' });
    expect(convert(dated('5', 'EUR', 'undated'), 'announcement_day')).toMatchObject({
      amount: '5',
      basis: 'same_currency',
    });
  });

  test('without a rate converts nothing', () => {
    expect(convert(dated('5', 'UAH'), 'announcement_day')).toEqual({ converted: false, reason: 'no_rate' });
    expect(convert(dated('5', 'EUR', '2030-01-01'), 'announcement_day', 'USD')).toMatchObject({ reason: 'no_rate' });
  });
});

test('announcement_month_avg takes the month’s average also of a day', () => {
  expect(convert(dated('1093.70', 'USD'), 'announcement_month_avg')).toMatchObject({ amount: '1000' });
});

describe('fixed:<day>', () => {
  test('takes that day’s rate for all, dated or not', () => {
    for (const day of ['2024-01-05', '2030-01-01', 'undated']) {
      expect(convert(dated('1081.40', 'USD', day), 'fixed:2024-02-01')).toMatchObject({ amount: '1000' });
    }
  });

  test.each(['fixed:', 'fixed:2024-02-30', 'fixed:2024', 'newest', ''])('%j is no policy', (policy) => {
    expect(fxPolicySchema.safeParse(policy).success).toBe(false);
  });
});

describe('as_reported', () => {
  const reported = { amount: decimal('990'), currency: 'EUR' };

  test('takes the publisher’s own conversion, dated or not', () => {
    for (const day of ['2024-01-05', 'undated']) {
      const conversion = convert(dated('1092.10', 'USD', day, { reported }), 'as_reported');
      expect(conversion).toEqual({ converted: true, amount: '990', basis: 'as_reported', quotes: [] });
    }
  });

  test('takes the amount itself where it was given in the currency asked for', () => {
    expect(convert(dated('7', 'EUR'), 'as_reported')).toMatchObject({ amount: '7', basis: 'same_currency' });
    expect(convert(dated('7', 'USD', '2024-01-05', { reported }), 'as_reported', 'USD')).toMatchObject({ amount: '7' });
  });

  test('converts nothing that the publisher did not', () => {
    expect(convert(dated('7', 'USD'), 'as_reported')).toEqual({ converted: false, reason: 'not_reported' });
    expect(convert(dated('7', 'GBP', '2024-01-05', { reported }), 'as_reported', 'USD')).toMatchObject({
      reason: 'not_reported',
    });
  });
});
