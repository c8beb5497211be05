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
  readonly #byCurrency = new Map<string, Map<string, Used>>();

  add({ currency, source, on, rate }: Quote): void {
    const bySource = this.#byCurrency.get(currency) ?? new Map<string, Used>();
    const used = bySource.get(source) ?? { first: on, last: on, dates: new Set(), rate };
    if (bySource.size === 0) this.#byCurrency.set(currency, bySource);
    if (used.dates.size === 0) bySource.set(source, used);
    used.dates.add(on);
    if (on < used.first) used.first = on;
    if (on > used.last) used.last = on;
  }

  /** In order of currency, then of source. */
  read(): readonly UsedRates[] {
    const inOrder = <Value>(all: ReadonlyMap<string, Value>) => [...all].sort(([a], [b]) => (a < b ? -1 : 1));
    return inOrder(this.#byCurrency).flatMap(([currency, bySource]) =>
      inOrder(bySource).map(([source, { first, last, dates, rate }]) => {
        return { currency, source, first, last, dates: dates.size, rate: dates.size === 1 ? rate : undefined };
      }),
    );
  }
}

/** The days or months of which a rate was used; `rate` is of the first that was added. */
interface Used {
  first: string;
  last: string;
  readonly dates: Set<string>;
  readonly rate: Decimal;
}
