import { type Decimal, decimalSchema, round } from '@counterweight/domain/values';
import { AMBIGUOUS_NUMBER, type DecimalMark, plainNumber } from './decimal-mark.ts';

/** What a cell says of an amount of money. `doubt` says how an unclear one was understood. */
export type AmountReading =
  | { readonly kind: 'unknown'; readonly doubt?: string }
  | { readonly kind: 'amount'; readonly amount: Decimal; readonly doubt?: string }
  | { readonly kind: 'fault'; readonly reason: string };

export interface AmountOptions {
  /** Which mark stands before decimals, where the whole file tells. */
  readonly mark?: DecimalMark | undefined;
  /** The cell of a workbook is a number: its point is a decimal point. */
  readonly isNumber?: boolean;
}

const UNKNOWN = /^(\.|-|nan|none|null|n\/a|no price|not given|undisclosed|unknown)?$/i;
const PLAIN = /^(?<sign>-?)\+?(?<whole>\d+)(?:[.,](?<part>\d*))?(?:e(?<shift>[-+]?\d{1,3}))?$/i;
const GROUPED =
  /^(?<sign>-?)(?<whole>\d{1,3}(?:(?<mark>[.,'\u00a0\u202f ])\d{3})(?:\k<mark>\d{3})*)(?:[.,](?<part>\d+))?$/;
const TWO_POINTS = /^-?\d+(?:[.,]\d*){2,}$/;
const MAX_DIGITS = 18;
/** Digits of a number as it is written, before what is beyond the twelfth place goes. */
const MAX_WRITTEN_DIGITS = 100;
/** Places that an event's amount may have. */
const MAX_PLACES = 12;

/**
 * Reads an amount: with a decimal point or comma, an exponent, or thousands set apart (`22.603.978`). Exact, save that
 * places beyond the twelfth are rounded half to even. Blank, `.`, `Not given` and the like are unknown, not zero.
 */
export function readAmount(text: string, { mark, isNumber = false }: AmountOptions = {}): AmountReading {
  if (UNKNOWN.test(text)) return { kind: 'unknown' };
  if (!/\d/.test(text)) return { kind: 'unknown', doubt: 'no amount; kept as undisclosed' };
  if (AMBIGUOUS_NUMBER.test(text) && !isNumber) {
    if (mark === undefined) return { kind: 'fault', reason: 'could be thousands or a decimal' };
    return readAmount(plainNumber(text, mark), { isNumber: true });
  }
  const plain = PLAIN.exec(text)?.groups;
  if (plain !== undefined) return exact(plain.sign, plain.whole, plain.part, Number(plain.shift ?? 0));
  const grouped = GROUPED.exec(text)?.groups;
  if (grouped === undefined || repeatsMark(text, grouped)) {
    return { kind: 'fault', reason: TWO_POINTS.test(text) ? 'has two decimal points' : 'not an amount' };
  }
  const reading = exact(grouped.sign, grouped.whole?.replace(/\D/g, ''), grouped.part, 0);
  const decided = mark !== undefined && plainNumber(text, mark) === plainNumber(text, markOf(grouped));
  return reading.kind === 'amount' && !decided ? { ...reading, doubt: `read as ${reading.amount}` } : reading;
}

/** The mark that sets thousands apart cannot be the decimal point as well. */
function repeatsMark(text: string, { part, mark }: Readonly<Record<string, string | undefined>>): boolean {
  return part !== undefined && text.at(-1 - part.length) === mark;
}

/** The decimal mark that goes with the mark that sets thousands apart. */
function markOf({ mark }: Readonly<Record<string, string | undefined>>): DecimalMark {
  return mark === '.' ? 'comma' : 'point';
}

function exact(sign = '', whole = '', part = '', shift = 0): AmountReading {
  if (whole.length + part.length + Math.abs(shift) > MAX_WRITTEN_DIGITS) return tooLong;
  const digits = (whole + part).padEnd(whole.length + shift, '0');
  const point = whole.length + shift;
  const padded = point > 0 ? digits : digits.padStart(digits.length + 1 - point, '0');
  const at = Math.max(point, 1);
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const decimals = padded.slice(at).replace(/0+$/, '');
  if (integer.length > MAX_DIGITS) return tooLong;
  const text = `${integer}${decimals === '' ? '' : `.${decimals}`}`;
  const amount = decimalSchema.parse(text === '0' ? text : `${sign}${text}`);
  return { kind: 'amount', amount: round(amount, MAX_PLACES) };
}

const tooLong: AmountReading = { kind: 'fault', reason: `has more than ${MAX_DIGITS} digits` };
