import { dateOf } from '../../kinds/pledge/support-grain.ts';
import type { CellGroups } from '../../rows/cell.ts';
import { countIn } from '../../rows/measures.ts';
import type { CellKey, Dimensions } from '../../rows/view.ts';
import { convertAmount, type DisplayCurrency, type FxPolicy } from '../../values/money/conversion.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import { UsedQuotes, type UsedRates } from '../../values/money/used-quotes.ts';
import type { SupportFilter } from './support-filter.ts';
import { datedAmountIn, RowSums, type SupportGrouping, type SupportRow, type Taken } from './support-rows.ts';
import { type SupportPlace, selectSupport } from './support-selection.ts';
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
  readonly rates: readonly UsedRates[];
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
}

/**
 * Adds up what a filter asks for, each amount converted under the policy, and rounded once at the end. `cells` are all
 * of the view's and are walked twice. Pure; the order of the cells does not matter.
 */
export function answerSupport(
  cells: Iterable<{ readonly cell: CellKey; readonly groups: CellGroups }>,
  rates: RateBook,
  filter: SupportFilter,
  by: readonly SupportGrouping[],
  currency: DisplayCurrency,
  policy: FxPolicy,
): SupportAnswer {
  const { place, umbrellas } = selectSupport(cells, filter);
  const tally = new Tally(by, umbrellas);
  for (const { cell, groups } of cells) {
    for (const { dimensions, measures } of groups.values()) {
      const placed = place(cell, dimensions);
      if (placed === undefined) continue;
      const dated = datedAmountIn(cell, dimensions, measures);
      const conversion = dated === undefined ? undefined : convertAmount(dated, currency, policy, rates);
      tally.take(placed, { cell, dimensions, measures, conversion });
    }
  }
  return tally.read();
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

  take(place: SupportPlace, taken: Taken): void {
    if (place === 'tranche' || place === 'umbrella') {
      this.#leftOut[place] += countIn(taken.measures, 'transactions');
      return;
    }
    if (taken.cell.day === 'undated') this.#undated.add({}, taken);
    if (place === 'straddling') this.#straddling.add({}, taken);
    if (place === 'counted') this.#count(taken);
  }

  #count(taken: Taken): void {
    const { cell, dimensions, conversion } = taken;
    this.#rows.add(keyOf(this.#by, cell, dimensions), taken);
    this.#totals.add({}, taken);
    if (conversion?.converted === true) for (const quote of conversion.quotes) this.#quotes.add(quote);
    const missing = this.#umbrellas.missing(String(dimensions.pledge));
    if (missing !== undefined) this.#missing.add(missing);
    const date = dateOf(cell, dimensions);
    if (date !== 'undated') this.#days.add(date);
  }

  read(): SupportAnswer {
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

function keyOf(by: readonly SupportGrouping[], cell: CellKey, dimensions: Dimensions): SupportRow['key'] {
  return Object.fromEntries(by.map((grouping) => [grouping, groupValue(grouping, cell, dimensions)]));
}

function groupValue(grouping: SupportGrouping, cell: CellKey, dimensions: Dimensions): string {
  const day = dateOf(cell, dimensions);
  if (grouping === 'month') return day === 'undated' ? day : day.slice(0, 7);
  if (grouping === 'year') return day === 'undated' ? day : day.slice(0, 4);
  return String(dimensions[grouping]);
}
