import {
  type CountedSources,
  countedSources,
  type Day,
  type Precedence,
  type RateBook,
  rateBookOf,
} from '@counterweight/domain';
import { cellsKnownAt, sourcesCounted, type ViewSnapshot } from '@counterweight/ledger';

/** The rates of the dataset that is counted, to look up. */
export interface CountedRates {
  readonly book: RateBook;
  readonly sources: CountedSources;
}

/** Thousands of days take a while to be sorted, so those of a snapshot are kept as long as its cells are. */
const current = new WeakMap<ViewSnapshot['cells'], { readonly precedence: Precedence; readonly rates: CountedRates }>();

/** The rates of a snapshot of the rates view, as known at a day or now. */
export function ratesOf(snapshot: ViewSnapshot, knownAt: Day | undefined, precedence: Precedence): CountedRates {
  if (knownAt !== undefined) return readRates(snapshot, knownAt, precedence);
  const held = current.get(snapshot.cells);
  if (held !== undefined && held.precedence === precedence) return held.rates;
  const rates = readRates(snapshot, knownAt, precedence);
  current.set(snapshot.cells, { precedence, rates });
  return rates;
}

function readRates(snapshot: ViewSnapshot, knownAt: Day | undefined, precedence: Precedence): CountedRates {
  const sources = countedSources(sourcesCounted(snapshot, knownAt), precedence);
  return { book: rateBookOf(cellsKnownAt(snapshot, knownAt), sources.counted), sources };
}
