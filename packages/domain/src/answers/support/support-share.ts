import { moveBetween } from '../../rows/cell.ts';
import type { Contribution } from '../../rows/view.ts';
import { convertAmount, type DisplayCurrency, type FxPolicy } from '../../values/money/conversion.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import { datedAmountIn, RowSums, type SupportRow } from './support-rows.ts';
import type { SupportSelection } from './support-selection.ts';

/**
 * What contributions add to an answer, one row a stage, with amounts that are not rounded: the shares of all that is
 * counted re-add to its totals exactly, which round them once. Empty when nothing of them is counted.
 */
export function shareOfSupport(
  contributions: readonly Contribution[],
  { place }: SupportSelection,
  rates: RateBook,
  currency: DisplayCurrency,
  policy: FxPolicy,
): readonly SupportRow[] {
  const rows = new RowSums();
  for (const { cell, delta } of moveBetween([], contributions).values()) {
    for (const { dimensions, measures } of delta.values()) {
      if (place(cell, dimensions) !== 'counted') continue;
      const dated = datedAmountIn(cell, dimensions, measures);
      const conversion = dated === undefined ? undefined : convertAmount(dated, currency, policy, rates);
      rows.add({}, { cell, dimensions, measures, conversion });
    }
  }
  return rows.read('exact');
}
