import { type CountedSources, countedSources, type Precedence, ratesIn } from '@counterweight/domain/kinds';
import type { Day, RateBook } from '@counterweight/domain/values';
import { cellsKnownAt, sourcesCounted, type ViewSnapshot } from '@counterweight/ledger';

/** The rates of the dataset that is counted, to look up. */
export interface CountedRates {
  readonly book: RateBook;
  readonly sources: CountedSources;
}

const MAX_KEPT = 4;

/** Thousands of days take a while to be sorted, so those of a snapshot are kept as long as its cells are, by known day. */
const kept = new WeakMap<ViewSnapshot['cells'], Map<string, CountedRates>>();

/** The rates of a snapshot of the rates view, as known at a day or now. */
export function ratesOf(snapshot: ViewSnapshot, knownAt: Day | undefined, precedence: Precedence): CountedRates {
  const books = kept.get(snapshot.cells) ?? new Map<string, CountedRates>();
  kept.set(snapshot.cells, books);
  const key = JSON.stringify([knownAt ?? 'now', precedence]);
  const rates = books.get(key) ?? readRates(snapshot, knownAt, precedence);
  const [oldest] = books.keys();
  if (!books.has(key) && books.size >= MAX_KEPT && oldest !== undefined) books.delete(oldest);
  books.set(key, rates);
  return rates;
}

function readRates(snapshot: ViewSnapshot, knownAt: Day | undefined, precedence: Precedence): CountedRates {
  const sources = countedSources(sourcesCounted(snapshot, knownAt), precedence);
  return { book: ratesIn(cellsKnownAt(snapshot, knownAt), sources.counted), sources };
}
