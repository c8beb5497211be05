import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  type Decimal,
  decimalOf,
  decimalSchema,
  divide,
  fixedText,
  isNegative,
  multiply,
  negate,
  round,
  subtract,
  writtenDecimalSchema,
  ZERO,
} from './decimal.ts';

const decimal = (text: string): Decimal => decimalSchema.parse(text);

/** Hundredths, so that the sum has an exact integer beside it. */
const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

function ofCents(value: bigint): Decimal {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return writtenDecimalSchema.parse(`${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
}

describe('a decimal as a publisher writes it', () => {
  test.each([
    ['1250000.50', '1250000.5'],
    ['007', '7'],
    ['-0.00', '0'],
    ['0.000000000001', '0.000000000001'],
    ['999999999999999999', '999999999999999999'],
  ])('%s is read as %s', (text, expected) => {
    expect(writtenDecimalSchema.parse(text)).toBe(expected);
  });

  test.each(['1.2.3', '1,5', '1e6', '', '.', '.5', '5.', '+1', ' 1', 'NaN', '1234567890123456789', '22.603.978'])(
    '%j is refused',
    (text) => {
      expect(writtenDecimalSchema.safeParse(text).success).toBe(false);
    },
  );

  test('is text: a number has been rounded before anyone reads it', () => {
    expect(writtenDecimalSchema.safeParse(0.1).success).toBe(false);
  });
});

test.each(['01', '1.0', '-0', '1.', '1e3', ''])('%j is not canonical', (text) => {
  expect(decimalSchema.safeParse(text).success).toBe(false);
});

describe('sums', () => {
  test('are exact where floating point is not', () => {
    expect(add(decimal('0.1'), decimal('0.2'))).toBe('0.3');
    expect(add(decimal('90071992547409930'), decimal('0.07'))).toBe('90071992547409930.07');
  });

  property.prop([fc.array(cents, { maxLength: 20 })])('agree with integers to the last digit', (values) => {
    const sum = values.map(ofCents).reduce(add, ZERO);
    expect(sum).toBe(ofCents(values.reduce((total, value) => total + value, 0n)));
  });

  property.prop([cents, cents])('are taken back by subtracting', (a, b) => {
    expect(subtract(add(ofCents(a), ofCents(b)), ofCents(b))).toBe(ofCents(a));
    expect(subtract(ofCents(a), ofCents(b))).toBe(add(ofCents(a), negate(ofCents(b))));
  });

  property.prop([cents, cents])('and comparisons go by value', (a, b) => {
    expect(compare(ofCents(a), ofCents(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
    expect(isNegative(ofCents(a))).toBe(a < 0n);
  });
});

describe('rounding', () => {
  test.each([
    ['0.125', '0.12'],
    ['0.135', '0.14'],
    ['-0.125', '-0.12'],
    ['0.1250000000000001', '0.13'],
    ['2.5', '2.5'],
    ['-0.001', '0'],
  ])('%s to two places is %s: half goes to even', (value, expected) => {
    expect(round(decimal(value), 2)).toBe(expected);
  });

  test('is shown with all its places, and zero without a sign', () => {
    expect(fixedText(decimal('1250000.5'), 2)).toBe('1250000.50');
    expect(fixedText(decimal('-0.004'), 2)).toBe('0.00');
  });
});

describe('quotients', () => {
  test('are rounded once, half to even', () => {
    expect(divide(decimal('1'), decimal('8'), 2)).toBe('0.12');
    expect(divide(decimal('3'), decimal('8'), 2)).toBe('0.38');
    expect(divide(decimal('2'), decimal('3'), 5)).toBe('0.66667');
  });

  test('of what is not a half round by what remains, however small', () => {
    // 0.125 and a little, which two roundings would take for a half.
    expect(divide(decimal('1000000000000000000001'), decimal('8000000000000000000000'), 2)).toBe('0.13');
  });

  test('by zero are refused', () => {
    expect(() => divide(decimalOf(1), ZERO, 2)).toThrow(RangeError);
  });

  property.prop([cents, cents])('undo a product', (a, b) => {
    if (b === 0n) return;
    expect(divide(multiply(ofCents(a), ofCents(b)), ofCents(b), 2)).toBe(ofCents(a));
  });
});
