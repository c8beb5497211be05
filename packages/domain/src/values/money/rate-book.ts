import { addDays, type Day } from '../time/day.ts';
import { add, type Decimal, decimalOf, divide, ZERO } from './decimal.ts';

/** What one euro was in a currency: on a day, or on average over a month (`on` is then `YYYY-MM`). */
export interface Quote {
  readonly currency: string;
  readonly rate: Decimal;
  readonly on: string;
  readonly source: string;
}

/** Reference rates to look up. Nothing is found for a currency that nobody quoted, or no longer quotes. */
export interface RateBook {
  /** The rate of that day, else of the business day before it, at most a week back. */
  on(currency: string, day: Day): Quote | undefined;
  /** The mean of the rates published in a month, `YYYY-MM`, at twelve decimals. */
  average(currency: string, month: string): Quote | undefined;
}

/** Easter is the longest pause, five days; further back a currency has ended or was suspended. */
const MAX_DAYS_BACK = 7;
const AVERAGE_PLACES = 12;

/** What one euro was in a currency on a day, as a source publishes it. */
export interface DayRate {
  readonly day: string;
  readonly currency: string;
  readonly rate: Decimal;
  readonly source: string;
}

/** A book of some rates. Of several sources that quote the same day, the first named in `sources` is taken. */
export function rateBookOf(rates: Iterable<DayRate>, sources: readonly string[]): RateBook {
  const byCurrency = sortedRates(rates, sources);
  const averages = new Map<string, Quote | undefined>();
  return {
    on(currency, day) {
      const found = latestUpTo(byCurrency.get(currency) ?? [], day);
      if (found === undefined || found.day < addDays(day, -MAX_DAYS_BACK)) return undefined;
      return { currency, rate: found.rate, on: found.day, source: found.source };
    },
    average(currency, month) {
      const key = `${currency} ${month}`;
      if (!averages.has(key)) averages.set(key, averageOf(currency, month, byCurrency.get(currency) ?? []));
      return averages.get(key);
    },
  };
}

function sortedRates(rates: Iterable<DayRate>, sources: readonly string[]): ReadonlyMap<string, readonly DayRate[]> {
  const byCurrency = new Map<string, Map<string, DayRate>>();
  for (const each of rates) {
    const { day, currency, source } = each;
    if (!sources.includes(source)) continue;
    const days = byCurrency.get(currency) ?? new Map<string, DayRate>();
    byCurrency.set(currency, days);
    const held = days.get(day);
    if (held !== undefined && sources.indexOf(held.source) < sources.indexOf(source)) continue;
    days.set(day, each);
  }
  return new Map([...byCurrency].map(([currency, days]) => [currency, inOrderOfDay(days.values())]));
}

function inOrderOfDay(rates: Iterable<DayRate>): readonly DayRate[] {
  return [...rates].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The last rate that is not after `day`, by bisection. */
function latestUpTo(rates: readonly DayRate[], day: string): DayRate | undefined {
  let low = 0;
  let high = rates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rates[middle]?.day ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return rates[low - 1];
}

function averageOf(currency: string, month: string, rates: readonly DayRate[]): Quote | undefined {
  const published = rates.filter(({ day }) => day.startsWith(`${month}-`));
  const [first] = published;
  if (first === undefined) return undefined;
  const sum = published.reduce((total, { rate }) => add(total, rate), ZERO);
  const rate = divide(sum, decimalOf(published.length), AVERAGE_PLACES);
  return { currency, rate, on: month, source: first.source };
}
