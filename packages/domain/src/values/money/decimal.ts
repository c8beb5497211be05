import Big from 'big.js';
import { z } from 'zod';

const CANONICAL = /^(?!-0$)-?(0|[1-9]\d*)(\.\d*[1-9])?$/;

/** An exact decimal number as canonical text: no exponent, no leading or trailing zeros, no `-0`. Equal numbers are equal text. */
export const decimalSchema = z.string().regex(CANONICAL, 'a canonical decimal number').brand<'Decimal'>();
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
const quotients = new Map<number, typeof Exact>();

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
  const Quotient = quotients.get(places) ?? Big();
  if (!quotients.has(places)) {
    Quotient.DP = places;
    Quotient.RM = HALF_EVEN;
    quotients.set(places, Quotient);
  }
  return brand(new Quotient(dividend).div(divisor));
}

/** A sum in progress: exact like `add`, without writing out every number in between. */
export class DecimalSum {
  #value = new Exact(0);

  add(value: Decimal): void {
    this.#value = this.#value.plus(value);
  }

  read(): Decimal {
    return brand(this.#value);
  }
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
  const text = value.eq(0) ? '0' : value.toFixed();
  if (isCanonical(text)) return text;
  throw new RangeError(`${text} is no canonical decimal number`);
}

/** What `decimalSchema` says, asked of every result: a schema takes its time for that. */
function isCanonical(text: string): text is Decimal {
  return CANONICAL.test(text);
}

function canonical(text: string): string {
  const value = new Exact(text);
  return value.eq(0) ? '0' : value.toFixed();
}
