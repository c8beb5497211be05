import Big from 'big.js';
import { z } from 'zod';

/** An exact decimal number as canonical text: no exponent, no leading or trailing zeros, no `-0`. Equal numbers are equal text. */
export const decimalSchema = z
  .string()
  .regex(/^(?!-0$)-?(0|[1-9]\d*)(\.\d*[1-9])?$/, 'a canonical decimal number')
  .brand<'Decimal'>();
export type Decimal = z.infer<typeof decimalSchema>;

/** A decimal number as a publisher may write it: `1250000.50`; it is read into its canonical text. */
export const writtenDecimalSchema = z
  .string()
  .max(40)
  .regex(/^-?\d{1,18}(\.\d{1,12})?$/, {
    error: 'a decimal number as text such as 1250000.50: digits, at most one point, no separators',
    abort: true,
  })
  .overwrite(canonical)
  .brand<'Decimal'>();

// Own constructors: the settings of a shared one would be everybody's.
const Exact = Big();
const HALF_EVEN = 2;

export const ZERO: Decimal = decimalSchema.parse('0');

/** The decimal of a whole number. */
export function decimalOf(integer: number): Decimal {
  return brand(new Exact(integer));
}

export function add(a: Decimal, b: Decimal): Decimal {
  return brand(new Exact(a).plus(b));
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return brand(new Exact(a).minus(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return brand(new Exact(a).times(b));
}

/** The quotient at `places` decimals, rounded once, half to even. Throws a RangeError when `divisor` is zero. */
export function divide(dividend: Decimal, divisor: Decimal, places: number): Decimal {
  if (isZero(divisor)) throw new RangeError('division by zero');
  const Quotient = Big();
  Quotient.DP = places;
  Quotient.RM = HALF_EVEN;
  return brand(new Quotient(dividend).div(divisor));
}

/** At most `places` decimals, rounded half to even. */
export function round(value: Decimal, places: number): Decimal {
  return brand(new Exact(value).round(places, HALF_EVEN));
}

/** As text with exactly `places` decimals, rounded half to even: `1250000.50`. For showing; it is not canonical. */
export function fixedText(value: Decimal, places: number): string {
  return brand(new Exact(value).round(places, HALF_EVEN)) === '0'
    ? new Exact(0).toFixed(places)
    : new Exact(value).toFixed(places, HALF_EVEN);
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  return new Exact(a).cmp(b);
}

export function isZero(value: Decimal): boolean {
  return value === '0';
}

export function isNegative(value: Decimal): boolean {
  return value.startsWith('-');
}

/** The other sign. */
export function negate(value: Decimal): Decimal {
  return brand(new Exact(value).neg());
}

function brand(value: Big): Decimal {
  return decimalSchema.parse(value.eq(0) ? '0' : value.toFixed());
}

function canonical(text: string): string {
  const value = new Exact(text);
  return value.eq(0) ? '0' : value.toFixed();
}
