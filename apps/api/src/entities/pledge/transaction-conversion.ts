import { SHOWN_CURRENCY, SHOWN_POLICY, type TransactionConversion } from '@counterweight/contracts/http';
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

const SHOWN_PLACES = 2;
const RATE_PLACES = 6;

/** What a transaction's money is in euro, ours beside the publisher's; nothing where no money is given. */
export function convertTransaction({ value, when }: Transaction, book: RateBook): TransactionConversion | undefined {
  if (value.known !== 'money') return undefined;
  const { amount, currency, as_reported: reported } = value.money;
  const dated = { amount, currency, reported, day: dayOf(when), monthOnly: when.precision === 'month' };
  const conversion = convertAmount(dated, SHOWN_CURRENCY, SHOWN_POLICY, book);
  const publisher = publishersOwn(value.money, conversion);
  return {
    currency: SHOWN_CURRENCY,
    policy: SHOWN_POLICY,
    ...ours(conversion),
    ...(publisher === undefined ? {} : { publisher }),
  };
}

function ours(conversion: Conversion): Pick<TransactionConversion, 'amount' | 'reason' | 'rates'> {
  if (!conversion.converted) return { amount: null, reason: conversion.reason, rates: [] };
  const { amount, quotes } = conversion;
  return { amount: fixedText(amount, SHOWN_PLACES), rates: quotes.map((quote) => ({ ...quote })) };
}

function publishersOwn(
  { amount, currency, as_reported }: Money,
  conversion: Conversion,
): TransactionConversion['publisher'] {
  if (as_reported === undefined) return undefined;
  const converts = as_reported.currency !== currency && !isZero(as_reported.amount);
  const comparable = conversion.converted && as_reported.currency === SHOWN_CURRENCY;
  return {
    ...as_reported,
    ...(converts ? { rate: divide(amount, as_reported.amount, RATE_PLACES) } : {}),
    ...(comparable ? { difference: fixedText(subtract(conversion.amount, as_reported.amount), SHOWN_PLACES) } : {}),
  };
}
