import { z } from 'zod';
import { text } from '../../rows/column.ts';
import { defineRows } from '../../rows/define-rows.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import { currencySchema } from '../../values/money/currency.ts';
import { isNegative, isZero, writtenDecimalSchema, ZERO } from '../../values/money/decimal.ts';
import { type RateBook, rateBookOf } from '../../values/money/rate-book.ts';
import { daySchema } from '../../values/time/day.ts';
import { defineSingleRecordKind } from '../single-record-kind.ts';

/** How much of a currency one unit of the base buys: 1.0865 dollars for a euro. */
const quoteSchema = writtenDecimalSchema.refine((rate) => !isZero(rate) && !isNegative(rate), 'a rate above zero');

/** A day's reference rates, as published. */
export const ratesSchema = z.strictObject({
  day: daySchema,
  base: z.literal('EUR'),
  rates: z.record(currencySchema, quoteSchema),
});
export type Rates = z.infer<typeof ratesSchema>;

/** What one euro is in a currency on a day. */
export const rateRows = defineRows({ day: { dimensions: { currency: text }, counts: [], amounts: ['rate'] } });

/** The rates that the rows of the view hold of some datasets, to look up. */
export function ratesIn(stored: StoredRows, sources: readonly string[]): RateBook {
  const rows = [...rateRows.on('day', stored, sources)];
  const rates = rows.map(({ day, source, currency, measures: { rate = ZERO } }) => ({ day, source, currency, rate }));
  return rateBookOf(rates, sources);
}

/** Reference rates by day: one euro in each currency. A source has one entity a day, so nothing is ever summed. */
export const rateKind = defineSingleRecordKind({
  name: 'rate',
  body: ratesSchema,
  record: 'rates',
  verbs: { live: 'published', retracted: 'withdrawn' },
  check(entity, body, fault) {
    const day = entity.slice(entity.indexOf(':') + 1);
    if (body === undefined) {
      if (!daySchema.safeParse(day).success) fault(['entity'], 'a day of rates is called <source>:<day>');
      return;
    }
    if (day !== body.day) fault(['entity'], 'a day of rates is called <source>:<day>, with the day it is of');
    if ('EUR' in body.rates || Object.keys(body.rates).length === 0) {
      fault(['rate', 'rates'], 'rates of other currencies than the base, at least one');
    }
  },
  view: {
    name: 'rates',
    version: 1,
    rows: rateRows,
    contributions: ({ day, rates }, { source }) =>
      Object.entries(rates).map(([currency, rate]) =>
        rateRows.write({ axis: 'day', day, source, currency, measures: { rate } }),
      ),
  },
});
