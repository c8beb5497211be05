import { supportRows, type TransactionRow } from '../../kinds/pledge/support-rows.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { Conversion, DisplayCurrency, FxPolicy } from '../../values/money/conversion.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import { UsedQuotes, type UsedRates } from '../../values/money/used-quotes.ts';
import { matchesPledgeFilter, type SupportFilter } from './support-filter.ts';
import { conversionOf, RowSums, type SupportGrouping, type SupportRow } from './support-rows.ts';
import { type Inclusion, selectSupport } from './support-selection.ts';
import type { Umbrellas } from './support-umbrellas.ts';

export interface SupportAnswer {
  /** In order of key, then of stage. */
  readonly rows: readonly SupportRow[];
  /** One a stage, in order of stage. */
  readonly totals: readonly SupportRow[];
  /** Undated money by stage: in the totals when no days were asked for, else left out of them. */
  readonly undated: readonly SupportRow[];
  /** Month-precise money that only overlaps the days asked for; left out. */
  readonly straddling: readonly SupportRow[];
  readonly umbrellas: {
    /** Promises of tranches whose umbrella counts instead, and deliveries of umbrellas whose tranches do. */
    readonly tranche_transactions: number;
    readonly umbrella_transactions: number;
    /** Umbrellas that tranches name and that are not there; those tranches count for themselves. */
    readonly missing: readonly string[];
    readonly cycles: readonly string[];
  };
  /** Adjustments of a transaction that is not there, of any stage and day: they count nothing. */
  readonly withoutTarget: number;
  readonly rates: readonly UsedRates[];
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
}

/**
 * Adds up what a filter asks for, each amount converted under the policy, and rounded once at the end. `rows` are all
 * of the view's and are walked more than once. Pure; the order of the rows does not matter.
 */
export function answerSupport(
  stored: StoredRows,
  rates: RateBook,
  filter: SupportFilter,
  by: readonly SupportGrouping[],
  currency: DisplayCurrency,
  policy: FxPolicy,
): SupportAnswer {
  const { inclusionOf, umbrellas } = selectSupport(stored, filter);
  const tally = new Tally(by, umbrellas);
  for (const row of supportRows.on('day', stored, filter.sources)) {
    const inclusion = inclusionOf(row);
    if (inclusion === undefined) continue;
    const conversion = conversionOf(row, currency, policy, rates);
    tally.take(inclusion, row, conversion);
  }
  return { ...tally.read(), withoutTarget: withoutTarget(stored, filter) };
}

/** Which stage such an adjustment is of, and with it on which day it would count, nobody can say. */
function withoutTarget(stored: StoredRows, filter: SupportFilter): number {
  let count = 0;
  for (const row of supportRows.on('list', stored, filter.sources)) {
    if (matchesPledgeFilter(filter, row)) count += row.measures.without_target ?? 0;
  }
  return count;
}

class Tally {
  readonly #by: readonly SupportGrouping[];
  readonly #umbrellas: Umbrellas;
  readonly #rows = new RowSums();
  readonly #totals = new RowSums();
  readonly #undated = new RowSums();
  readonly #straddling = new RowSums();
  readonly #leftOut = { tranche: 0, umbrella: 0 };
  readonly #missing = new Set<string>();
  readonly #quotes = new UsedQuotes();
  readonly #days = new Set<string>();

  constructor(by: readonly SupportGrouping[], umbrellas: Umbrellas) {
    this.#by = by;
    this.#umbrellas = umbrellas;
  }

  take(inclusion: Inclusion, row: TransactionRow, conversion: Conversion | undefined): void {
    if (inclusion === 'tranche' || inclusion === 'umbrella') {
      this.#leftOut[inclusion] += row.measures.transactions ?? 0;
      return;
    }
    if (row.day === 'undated') this.#undated.add({}, row, conversion);
    if (inclusion === 'straddling') this.#straddling.add({}, row, conversion);
    if (inclusion === 'counted') this.#count(row, conversion);
  }

  #count(row: TransactionRow, conversion: Conversion | undefined): void {
    this.#rows.add(keyOf(this.#by, row), row, conversion);
    this.#totals.add({}, row, conversion);
    if (conversion?.converted === true) for (const quote of conversion.quotes) this.#quotes.add(quote);
    const missing = this.#umbrellas.missing(row.pledge);
    if (missing !== undefined) this.#missing.add(missing);
    const date = row.day;
    if (date !== 'undated') this.#days.add(date);
  }

  read(): Omit<SupportAnswer, 'withoutTarget'> {
    const days = [...this.#days].sort();
    return {
      rows: this.#rows.read(),
      totals: this.#totals.read(),
      undated: this.#undated.read(),
      straddling: this.#straddling.read(),
      umbrellas: {
        tranche_transactions: this.#leftOut.tranche,
        umbrella_transactions: this.#leftOut.umbrella,
        missing: [...this.#missing].sort(),
        cycles: this.#umbrellas.cycles,
      },
      rates: this.#quotes.read(),
      firstDay: days[0],
      lastDay: days.at(-1),
    };
  }
}

function keyOf(by: readonly SupportGrouping[], row: TransactionRow): SupportRow['key'] {
  return Object.fromEntries(by.map((grouping) => [grouping, groupValue(grouping, row)]));
}

function groupValue(grouping: SupportGrouping, row: TransactionRow): string {
  const day = row.day;
  if (grouping === 'month') return day === 'undated' ? day : day.slice(0, 7);
  if (grouping === 'year') return day === 'undated' ? day : day.slice(0, 4);
  return row[grouping];
}
