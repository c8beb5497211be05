import { type Rates, ratesSchema } from '@counterweight/domain/kinds';
import { writtenDecimalSchema } from '@counterweight/domain/values';
import { readLocalTime } from '../table/read-local-time.ts';
import type { RowCells } from '../table/row-cells.ts';
import { DATE, rateCurrencies } from './rate-columns.ts';

const NONE = /^(n\/a|-|\.|nan)?$/i;

/**
 * The rates of a row; nothing where the row has no day or no rate, which is noted. A rate that cannot be one is left out
 * and noted; a currency without a rate that day is simply not there.
 */
export function readRateDay(cells: RowCells, columns: readonly string[]): Rates | undefined {
  const date = readLocalTime(cells.text(DATE));
  if (!date.ok) cells.refuse(date.reason, DATE);
  else if (date.doubt !== undefined) cells.doubt(date.doubt, DATE);
  const rates = rateCurrencies(columns).flatMap((currency) => {
    const rate = rateIn(cells, currency);
    return rate === undefined ? [] : [[currency, rate] as const];
  });
  if (!date.ok) return undefined;
  if (rates.length === 0) {
    cells.refuse('no rate on this day');
    return undefined;
  }
  return ratesSchema.parse({ day: date.time.slice(0, 10), base: 'EUR', rates: Object.fromEntries(rates) });
}

function rateIn(cells: RowCells, currency: string): string | undefined {
  const text = cells.text(currency);
  if (NONE.test(text)) return undefined;
  const rate = writtenDecimalSchema.safeParse(text.replace(/^(\d+),(\d+)$/, '$1.$2'));
  if (rate.success && rate.data !== '0' && !rate.data.startsWith('-')) return rate.data;
  cells.leaveOut(`${rate.success ? 'a rate is above zero' : 'not a rate such as 1.0865'}; left out`, currency);
  return undefined;
}
