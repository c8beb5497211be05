import { expect, test } from 'vitest';
import { rateRowsOf, sampleRates } from '../../answers/support/sample-support.ts';
import { ratesIn } from '../../kinds/rate/rate.ts';
import { daySchema } from '../time/day.ts';

const on = (text: string) => daySchema.parse(text);
const book = sampleRates({
  '2024-03-27': { USD: '1.0816', HRK: '7.5345' },
  '2024-03-28': { USD: '1.0811' },
  '2024-04-02': { USD: '1.0749' },
  '2024-04-03': { USD: '1.0783' },
});

test('a day has its own rate, with its day and source', () => {
  expect(book.on('USD', on('2024-03-27'))).toEqual({
    currency: 'USD',
    rate: '1.0816',
    on: '2024-03-27',
    source: 'ecb',
  });
});

test.each([
  ['2024-03-31', '2024-03-28'],
  ['2024-04-01', '2024-03-28'],
  ['2024-04-10', '2024-04-03'],
])('%s, without rates, takes the business day before it: %s', (day, expected) => {
  expect(book.on('USD', on(day))?.on).toBe(expected);
});

test.each([
  ['USD', '2024-03-26', 'before the first rate'],
  ['USD', '2024-04-11', 'more than a week after the last'],
  ['HRK', '2024-04-04', 'after the currency has ended'],
  ['UAH', '2024-03-28', 'of a currency nobody quotes'],
])('%s on %s has none: %s', (currency, day) => {
  expect(book.on(currency, on(day))).toBeUndefined();
});

test('a month’s average is the mean of the days published in it', () => {
  expect(book.average('USD', '2024-03')).toMatchObject({ rate: '1.08135', on: '2024-03' });
  expect(book.average('USD', '2024-04')).toMatchObject({ rate: '1.0766' });
  expect(book.average('USD', '2024-05')).toBeUndefined();
  expect(book.average('HRK', '2024-04')).toBeUndefined();
});

test('of two sources of the same day the first named is taken, and others are not looked at', () => {
  const day = '2024-03-28';
  const stored = [...rateRowsOf({ [day]: { USD: '1.1' } }, 'a'), ...rateRowsOf({ [day]: { USD: '1.2' } }, 'b')];
  expect(ratesIn(stored, ['b', 'a']).on('USD', on(day))).toMatchObject({ rate: '1.2', source: 'b' });
  expect(ratesIn(stored.toReversed(), ['b', 'a']).on('USD', on(day))).toMatchObject({ rate: '1.2', source: 'b' });
  expect(ratesIn(stored, ['a']).on('USD', on(day))?.source).toBe('a');
  expect(ratesIn(stored, []).on('USD', on(day))).toBeUndefined();
});
