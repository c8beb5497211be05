import { type CountedSources, type Precedence, ratesIn } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import type { RateBook } from '@counterweight/domain/values';
import { countedIn } from '@counterweight/ledger';

/** The rates of the dataset that is counted, to look up. */
export interface CountedRates {
  readonly book: RateBook;
  readonly sources: CountedSources;
}

/** Thousands of days take a while to be sorted, so those of the rows at a position are kept as long as these are. */
const kept = new WeakMap<ViewRows, CountedRates>();

/** The rates that the rows of their view hold, by the order of sources at their position. */
export function ratesOf(rows: ViewRows, precedence: Precedence): CountedRates {
  const rates = kept.get(rows) ?? readRates(rows, precedence);
  kept.set(rows, rates);
  return rates;
}

function readRates(rows: ViewRows, precedence: Precedence): CountedRates {
  const sources = countedIn(rows, precedence);
  return { book: ratesIn(rows, sources.counted), sources };
}
