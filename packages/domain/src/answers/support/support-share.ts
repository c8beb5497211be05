import { supportRows } from '../../kinds/pledge/support-rows.ts';
import type { StoredRow } from '../../rows/stored-row.ts';
import type { DisplayCurrency, FxPolicy } from '../../values/money/conversion.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import { conversionOf, RowSums, type SupportRow } from './support-rows.ts';
import type { SupportSelection } from './support-selection.ts';
import { partOfRow } from './support-sums.ts';

/**
 * What contributions add to an answer, one row a stage, with amounts that are not rounded: the shares of all that is
 * counted re-add to its totals exactly, which round them once. Empty when nothing of them is counted.
 */
export function shareOfSupport(
  contributions: readonly StoredRow[],
  { inclusionOf }: SupportSelection,
  rates: RateBook,
  currency: DisplayCurrency,
  policy: FxPolicy,
): readonly SupportRow[] {
  const rows = new RowSums();
  for (const row of supportRows.on('day', contributions)) {
    if (inclusionOf(row) !== 'counted') continue;
    rows.add({}, row.stage, partOfRow(row, conversionOf(row, currency, policy, rates)));
  }
  return rows.read('exact');
}
