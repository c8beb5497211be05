import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { readAmount } from './read-amount.ts';

test.each([
  ['500000000', '500000000'],
  ['349674802.4337366', '349674802.4337366'],
  ['349674802,43', '349674802.43'],
  ['0012.50', '12.5'],
  ['0', '0'],
  ['-0.00', '0'],
  ['-1250000', '-1250000'],
  ['3.496748024337366E8', '349674802.4337366'],
  ['1.5e-3', '0.0015'],
  ['2E+2', '200'],
  ['1.1234567890125', '1.123456789012'],
])('%s is the amount %s', (text, amount) => {
  expect(readAmount(text)).toEqual({ kind: 'amount', amount });
});

test.each([
  ['22.603.978', '22603978'],
  ['22,603,978.25', '22603978.25'],
  ['22.603.978,25', '22603978.25'],
  ['-1 250 000', '-1250000'],
  ["1'250'000", '1250000'],
])('%s has its thousands set apart: %s, and that is said', (text, amount) => {
  expect(readAmount(text)).toEqual({ kind: 'amount', amount, doubt: `read as ${amount}` });
});

test.each(['', '.', 'Not given', 'No price', 'undisclosed', 'N/A'])('%j is unknown, not zero', (text) => {
  expect(readAmount(text)).toEqual({ kind: 'unknown' });
});

test('words without a number are unknown, and that is said', () => {
  expect(readAmount('dozens')).toMatchObject({ kind: 'unknown', doubt: expect.stringContaining('undisclosed') });
});

describe('what cannot be read is a fault that says why', () => {
  test.each([
    ['22.603', 'could be thousands or a decimal'],
    ['1,250', 'could be thousands or a decimal'],
    ['12.5.7', 'has two decimal points'],
    ['1.250.000.5', 'has two decimal points'],
    ['1.250.000.50', 'has two decimal points'],
    ['1.250.50', 'has two decimal points'],
    ['1,250,000,5', 'has two decimal points'],
    ['5 million', 'not an amount'],
    ['1234567890123456789', 'has more than 18 digits'],
  ])('%s', (text, reason) => {
    expect(readAmount(text)).toEqual({ kind: 'fault', reason });
  });
});

property.prop([fc.bigInt({ min: 0n, max: 10n ** 17n }), fc.integer({ min: 1, max: 12 }), fc.constantFrom('', '-')])(
  'an amount with an exponent is the amount it stands for, to the last digit',
  (digits, places, sign) => {
    const padded = String(digits).padStart(places + 4, '0');
    const plain = `${padded.slice(0, -places)}.${padded.slice(-places)}`;
    expect(readAmount(`${sign}${digits}e-${places}`)).toEqual(readAmount(`${sign}${plain}`));
  },
);
