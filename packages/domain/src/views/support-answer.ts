import {
  type Conversion,
  convertAmount,
  type DatedAmount,
  type DisplayCurrency,
  type FxPolicy,
} from '../money/conversion.ts';
import type { RateBook } from '../money/rate-book.ts';
import { UsedQuotes, type UsedRates } from '../money/used-quotes.ts';
import { type Stage, stages } from '../pledge/transaction.ts';
import type { CellGroups } from '../projection/cell.ts';
import { countIn, moneyIn } from '../projection/measures.ts';
import type { CellKey, Dimensions, Measures } from '../projection/view.ts';
import { NO_CURRENCY } from './support.ts';
import type { SupportFilter } from './support-filter.ts';
import { type SupportPlace, selectSupport } from './support-selection.ts';
import { SumsInProgress, type SupportSums } from './support-sums.ts';
import type { Umbrellas } from './support-umbrellas.ts';

export const supportGroupings = ['donor', 'category', 'subcategory', 'stage', 'month', 'year'] as const;
export type SupportGrouping = (typeof supportGroupings)[number];

/** Stages are never added together, so every row is of one. */
export interface SupportRow extends SupportSums {
  /** What was grouped by, each with the row's value; `undated` for a month or year that is not known. */
  readonly key: Readonly<Partial<Record<SupportGrouping, string>>>;
  readonly stage: Stage;
}

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

interface Taken {
  readonly cell: CellKey;
  readonly dimensions: Dimensions;
  readonly measures: Measures;
  readonly conversion: Conversion | undefined;
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
    if (cell.day !== 'undated') this.#days.add(cell.day);
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

type RowKey = SupportRow['key'];

/** Sums by key and stage. */
class RowSums {
  readonly #rows = new Map<string, { readonly key: RowKey; readonly stage: Stage; readonly sums: SumsInProgress }>();

  add(key: RowKey, { cell, dimensions, measures, conversion }: Taken): void {
    const stage = stages.find((each) => each === dimensions.stage);
    if (stage === undefined) throw new TypeError(`${String(dimensions.stage)} is no stage`);
    const text = JSON.stringify([...Object.values(key), String(stages.indexOf(stage))]);
    const row = this.#rows.get(text) ?? { key, stage, sums: new SumsInProgress() };
    this.#rows.set(text, row);
    row.sums.add(dimensions, measures, cell.day === 'undated', conversion);
  }

  read(): readonly SupportRow[] {
    return [...this.#rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { key, stage, sums }]) => ({ key, stage, ...sums.read() }));
  }
}

function keyOf(by: readonly SupportGrouping[], cell: CellKey, dimensions: Dimensions): RowKey {
  return Object.fromEntries(by.map((grouping) => [grouping, groupValue(grouping, cell, dimensions)]));
}

function groupValue(grouping: SupportGrouping, { day }: CellKey, dimensions: Dimensions): string {
  if (grouping === 'month') return day === 'undated' ? day : day.slice(0, 7);
  if (grouping === 'year') return day === 'undated' ? day : day.slice(0, 4);
  return String(dimensions[grouping]);
}

/** The money of a cell's group as conversion takes it; none where no money is given. */
function datedAmountIn({ day }: CellKey, dimensions: Dimensions, measures: Measures): DatedAmount | undefined {
  const { currency, reported, precision } = dimensions;
  if (currency === NO_CURRENCY) return undefined;
  return {
    amount: moneyIn(measures, 'amount'),
    currency: String(currency),
    reported: reported === '' ? undefined : { amount: moneyIn(measures, 'reported'), currency: String(reported) },
    day,
    monthOnly: precision === 'month',
  };
}
