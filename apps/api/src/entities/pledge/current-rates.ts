import { type CountedSources, countedSources, type Precedence, ratesIn } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import type { RateBook } from '@counterweight/domain/values';
import { sourcesCounted } from '@counterweight/ledger';

/** The rates of the dataset that is counted, to look up. */
export interface CountedRates {
  readonly book: RateBook;
  readonly sources: CountedSources;
}

const MAX_KEPT = 4;

/** Thousands of days take a while to be sorted, so those of the rows at a position are kept as long as these are. */
const kept = new WeakMap<ViewRows, Map<string, CountedRates>>();

/** The rates that the rows of their view hold. */
export function ratesOf(rows: ViewRows, precedence: Precedence): CountedRates {
  const books = kept.get(rows) ?? new Map<string, CountedRates>();
  kept.set(rows, books);
  const key = JSON.stringify(precedence);
  const rates = books.get(key) ?? readRates(rows, precedence);
  const [oldest] = books.keys();
  if (!books.has(key) && books.size >= MAX_KEPT && oldest !== undefined) books.delete(oldest);
  books.set(key, rates);
  return rates;
}

function readRates(rows: ViewRows, precedence: Precedence): CountedRates {
  const sources = countedSources(sourcesCounted(rows), precedence);
  return { book: ratesIn(rows, sources.counted), sources };
}
