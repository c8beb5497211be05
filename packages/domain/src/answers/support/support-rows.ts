import type { TransactionRow } from '../../kinds/pledge/support-rows.ts';
import { type Stage, stages } from '../../kinds/pledge/transaction.ts';
import {
  type Conversion,
  convertAmount,
  type DatedAmount,
  type DisplayCurrency,
  type FxPolicy,
} from '../../values/money/conversion.ts';
import { ZERO } from '../../values/money/decimal.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import { SumsInProgress, type SupportPart, type SupportSums } from './support-sums.ts';

export const supportGroupings = ['donor', 'category', 'subcategory', 'stage', 'month', 'year'] as const;
export type SupportGrouping = (typeof supportGroupings)[number];

/** Stages are never added together, so every row is of one. */
export interface SupportRow extends SupportSums {
  /** What was grouped by, each with the row's value; `undated` for a month or year that is not known. */
  readonly key: Readonly<Partial<Record<SupportGrouping, string>>>;
  readonly stage: Stage;
}

/** Sums by key and stage. */
export class RowSums {
  readonly #rows = new Map<
    string,
    { readonly key: SupportRow['key']; readonly stage: Stage; readonly sums: SumsInProgress }
  >();

  add(key: SupportRow['key'], stage: Stage, part: SupportPart): void {
    const text = sortText(key, stages.indexOf(stage));
    const held = this.#rows.get(text) ?? { key, stage, sums: new SumsInProgress() };
    this.#rows.set(text, held);
    held.sums.add(part);
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

/** What a row's money is in a currency under a policy; none where no money is given. */
export function conversionOf(
  row: TransactionRow,
  currency: DisplayCurrency,
  policy: FxPolicy,
  rates: RateBook,
): Conversion | undefined {
  const dated = datedAmountOf(row);
  return dated === undefined ? undefined : convertAmount(dated, currency, policy, rates);
}

/** The money of a row as conversion takes it; none where no money is given. */
function datedAmountOf(row: TransactionRow): DatedAmount | undefined {
  const { currency, reported, precision, measures } = row;
  if (currency === undefined) return undefined;
  return {
    amount: measures.amount ?? ZERO,
    currency,
    reported: reported === undefined ? undefined : { amount: measures.reported ?? ZERO, currency: reported },
    day: row.day,
    monthOnly: precision === 'month',
  };
}
