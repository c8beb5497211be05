import type { Decimal } from './decimal.ts';
import type { Quote } from './rate-book.ts';

/** The rates of one currency that an answer used. */
export interface UsedRates {
  readonly currency: string;
  readonly source: string;
  /** First and last day (or month, for averages) of which a rate was used. */
  readonly first: string;
  readonly last: string;
  /** How many days or months. */
  readonly dates: number;
  /** The rate itself, where a single one was used: one euro in the currency. */
  readonly rate: Decimal | undefined;
}

/** Collects the quotes behind an answer. */
export class UsedQuotes {
  readonly #byCurrency = new Map<string, Map<string, Quote>>();

  add(quote: Quote): void {
    const key = `${quote.currency} ${quote.source}`;
    const quotes = this.#byCurrency.get(key) ?? new Map<string, Quote>();
    this.#byCurrency.set(key, quotes.set(quote.on, quote));
  }

  /** In order of currency, then of source. */
  read(): readonly UsedRates[] {
    const keys = [...this.#byCurrency].sort(([a], [b]) => (a < b ? -1 : 1));
    return keys.flatMap(([, byDate]) => {
      const quotes = [...byDate.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
      const [first, last] = [quotes[0], quotes.at(-1)];
      if (first === undefined || last === undefined) return [];
      const { currency, source, rate } = first;
      const single = quotes.length === 1 ? rate : undefined;
      return [{ currency, source, first: first.on, last: last.on, dates: quotes.length, rate: single }];
    });
  }
}
