import { z } from 'zod';
import { type Day, daySchema } from '../time/day.ts';
import { type Decimal, decimalOf, divide, multiply } from './decimal.ts';
import type { Quote, RateBook } from './rate-book.ts';

/** Which rate turns an amount into the currency asked for. `fixed:<day>` is that day's for all, in "constant" money. */
export const fxPolicySchema = z.union([
  z.enum(['announcement_day', 'announcement_month_avg', 'as_reported']),
  z.templateLiteral(['fixed:', z.iso.date()]),
]);
export type FxPolicy = z.infer<typeof fxPolicySchema>;

/** What amounts can be asked in: those that totals are claimed in, so that ours can stand beside them. */
export const displayCurrencies = ['EUR', 'USD', 'AUD'] as const;
export type DisplayCurrency = (typeof displayCurrencies)[number];

/** An amount as a row holds it: its day is a month's first when only the month is known. */
export interface DatedAmount {
  readonly amount: Decimal;
  readonly currency: string;
  /** The publisher's own conversion. */
  readonly reported: { readonly amount: Decimal; readonly currency: string } | undefined;
  readonly day: Day | 'undated';
  readonly monthOnly: boolean;
}

export type Conversion =
  | {
      readonly converted: true;
      /** Exact, or at twenty decimals where a quotient is not finite: to be summed, then rounded once. */
      readonly amount: Decimal;
      readonly basis: 'same_currency' | 'as_reported' | 'rate';
      readonly quotes: readonly Quote[];
    }
  | { readonly converted: false; readonly reason: 'undated' | 'no_rate' | 'not_reported' };

/** Decimals of a converted amount. */
export const QUOTIENT_PLACES = 20;
const ONE = decimalOf(1);

/** What an amount is in `target` under a policy, and by which rates; or why that cannot be said. */
export function convertAmount(
  dated: DatedAmount,
  target: DisplayCurrency,
  policy: FxPolicy,
  book: RateBook,
): Conversion {
  const { amount, currency, reported } = dated;
  if (policy === 'as_reported' && reported?.currency === target) {
    return { converted: true, amount: reported.amount, basis: 'as_reported', quotes: [] };
  }
  if (currency === target) return { converted: true, amount, basis: 'same_currency', quotes: [] };
  if (policy === 'as_reported') return { converted: false, reason: 'not_reported' };
  const rate = conversionRate(dated, target, policy, book);
  if ('reason' in rate) return { converted: false, reason: rate.reason };
  const inTarget = divide(multiply(amount, rate.times), rate.by, QUOTIENT_PLACES);
  return { converted: true, amount: inTarget, basis: 'rate', quotes: rate.quotes };
}

/** By what an amount is multiplied and then divided to be in another currency, and which quotes that is from. */
export interface ConversionRate {
  readonly times: Decimal;
  readonly by: Decimal;
  readonly quotes: readonly Quote[];
}

/** The rate at which a currency is converted on a day, or why that cannot be said. */
export function conversionRate(
  dated: Pick<DatedAmount, 'currency' | 'day' | 'monthOnly'>,
  target: DisplayCurrency,
  policy: FxPolicy,
  book: RateBook,
): ConversionRate | { readonly reason: 'undated' | 'no_rate' } {
  const { currency } = dated;
  if (currency === target) return { times: ONE, by: ONE, quotes: [] };
  const lookUp = lookUpFor(dated, policy, book);
  if (lookUp === undefined) return { reason: 'undated' };
  const from = currency === 'EUR' ? undefined : lookUp(currency);
  const to = target === 'EUR' ? undefined : lookUp(target);
  if ((from === undefined && currency !== 'EUR') || (to === undefined && target !== 'EUR')) {
    return { reason: 'no_rate' };
  }
  const quotes = [from, to].filter((quote) => quote !== undefined);
  return { times: to?.rate ?? ONE, by: from?.rate ?? ONE, quotes };
}

type LookUp = (currency: string) => Quote | undefined;

function lookUpFor(
  { day, monthOnly }: Pick<DatedAmount, 'day' | 'monthOnly'>,
  policy: FxPolicy,
  book: RateBook,
): LookUp | undefined {
  if (policy.startsWith('fixed:')) {
    const fixed = daySchema.parse(policy.slice('fixed:'.length));
    return (currency) => book.on(currency, fixed);
  }
  if (day === 'undated') return undefined;
  if (monthOnly || policy === 'announcement_month_avg') return (currency) => book.average(currency, day.slice(0, 7));
  return (currency) => book.on(currency, day);
}
