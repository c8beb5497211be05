import type { Transaction } from '@counterweight/domain/kinds';
import {
  type Conversion,
  convertAmount,
  dayOf,
  divide,
  fixedText,
  isZero,
  type Money,
  type RateBook,
  subtract,
} from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';

const CURRENCY = 'EUR';
const POLICY = 'announcement_day';
const SHOWN_PLACES = 2;
const RATE_PLACES = 6;

const decimal = z.string().meta({ description: 'A decimal number as text' });

/** A transaction's money in euro: by us, with the rate, and by its publisher. */
export const transactionConversionSchema = z
  .object({
    currency: z.literal(CURRENCY),
    policy: z.literal(POLICY),
    amount: decimal.nullable().meta({ description: 'To two decimals; null where there is no rate' }),
    reason: z.enum(['undated', 'no_rate', 'not_reported']).optional().meta({ description: 'Why there is no amount' }),
    rates: z
      .array(z.object({ currency: z.string(), rate: decimal, on: z.string(), source: z.string() }))
      .meta({ description: 'What one euro was, on which day (or on average in which month), and who published it' }),
    publisher: z
      .object({
        amount: decimal,
        currency: z.string(),
        rate: decimal.optional().meta({ description: 'The rate that its conversion comes to' }),
        difference: decimal.optional().meta({ description: 'Our amount less its amount' }),
      })
      .optional()
      .meta({ description: "The publisher's own conversion" }),
  })
  .meta({ id: 'TransactionConversion' });
type Shown = z.output<typeof transactionConversionSchema>;

/** What a transaction's money is in euro, ours beside the publisher's; nothing where no money is given. */
export function convertTransaction({ value, when }: Transaction, book: RateBook): Shown | undefined {
  if (value.known !== 'money') return undefined;
  const { amount, currency, as_reported: reported } = value.money;
  const dated = { amount, currency, reported, day: dayOf(when), monthOnly: when.precision === 'month' };
  const conversion = convertAmount(dated, CURRENCY, POLICY, book);
  const publisher = publishersOwn(value.money, conversion);
  return { currency: CURRENCY, policy: POLICY, ...ours(conversion), ...(publisher === undefined ? {} : { publisher }) };
}

function ours(conversion: Conversion): Pick<Shown, 'amount' | 'reason' | 'rates'> {
  if (!conversion.converted) return { amount: null, reason: conversion.reason, rates: [] };
  const { amount, quotes } = conversion;
  return { amount: fixedText(amount, SHOWN_PLACES), rates: quotes.map((quote) => ({ ...quote })) };
}

function publishersOwn({ amount, currency, as_reported }: Money, conversion: Conversion): Shown['publisher'] {
  if (as_reported === undefined) return undefined;
  const converts = as_reported.currency !== currency && !isZero(as_reported.amount);
  const comparable = conversion.converted && as_reported.currency === CURRENCY;
  return {
    ...as_reported,
    ...(converts ? { rate: divide(amount, as_reported.amount, RATE_PLACES) } : {}),
    ...(comparable ? { difference: fixedText(subtract(conversion.amount, as_reported.amount), SHOWN_PLACES) } : {}),
  };
}
