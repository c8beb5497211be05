import { dateOf } from '../../kinds/pledge/support-grain.ts';
import { NO_CURRENCY } from '../../kinds/pledge/support-rows.ts';
import { type Stage, stages } from '../../kinds/pledge/transaction.ts';
import { moneyIn } from '../../rows/measures.ts';
import type { CellKey, Dimensions, Measures } from '../../rows/view.ts';
import type { Conversion, DatedAmount } from '../../values/money/conversion.ts';
import { SumsInProgress, type SupportSums } from './support-sums.ts';

export const supportGroupings = ['donor', 'category', 'subcategory', 'stage', 'month', 'year'] as const;
export type SupportGrouping = (typeof supportGroupings)[number];

/** Stages are never added together, so every row is of one. */
export interface SupportRow extends SupportSums {
  /** What was grouped by, each with the row's value; `undated` for a month or year that is not known. */
  readonly key: Readonly<Partial<Record<SupportGrouping, string>>>;
  readonly stage: Stage;
}

/** One group of a cell, with what its money is in the currency asked for; no conversion where no money is given. */
export interface Taken {
  readonly cell: CellKey;
  readonly dimensions: Dimensions;
  readonly measures: Measures;
  readonly conversion: Conversion | undefined;
}

/** Sums by key and stage. */
export class RowSums {
  readonly #rows = new Map<
    string,
    { readonly key: SupportRow['key']; readonly stage: Stage; readonly sums: SumsInProgress }
  >();

  add(key: SupportRow['key'], { cell, dimensions, measures, conversion }: Taken): void {
    const stage = stages.find((each) => each === dimensions.stage);
    if (stage === undefined) throw new TypeError(`${String(dimensions.stage)} is no stage`);
    const text = sortText(key, stages.indexOf(stage));
    const row = this.#rows.get(text) ?? { key, stage, sums: new SumsInProgress() };
    this.#rows.set(text, row);
    row.sums.add(dimensions, measures, cell.day === 'undated', conversion);
  }

  read(amounts: 'rounded' | 'exact' = 'rounded'): readonly SupportRow[] {
    return [...this.#rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { key, stage, sums }]) => ({ key, stage, ...sums.read(amounts) }));
  }
}

/** Stages follow each other in their own order, all else in that of its text. */
function sortText(key: SupportRow['key'], stage: number): string {
  const values = Object.entries(key).map(([grouping, value]) => (grouping === 'stage' ? stage : value));
  return `${values.join('\t')}\t${stage}`;
}

/** The money of a cell's group as conversion takes it; none where no money is given. */
export function datedAmountIn(cell: CellKey, dimensions: Dimensions, measures: Measures): DatedAmount | undefined {
  const { currency, reported, precision } = dimensions;
  if (currency === NO_CURRENCY) return undefined;
  return {
    amount: moneyIn(measures, 'amount'),
    currency: String(currency),
    reported: reported === '' ? undefined : { amount: moneyIn(measures, 'reported'), currency: String(reported) },
    day: dateOf(cell, dimensions),
    monthOnly: precision === 'month',
  };
}
