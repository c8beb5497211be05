import { supportRows } from '../../kinds/pledge/support-rows.ts';
import type { StoredRow } from '../../rows/stored-row.ts';
import type { DisplayCurrency, FxPolicy } from '../../values/money/conversion.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import { conversionOf, RowSums, type SupportRow } from './support-rows.ts';
import type { Inclusion, SupportSelection } from './support-selection.ts';
import { partOfRow } from './support-sums.ts';

/** One row behind an answer: as what it counts, and what it adds there, its amount not rounded. */
export interface ExplainedSupport {
  readonly is: Inclusion;
  readonly sums: SupportRow;
}

/**
 * What a row of the view is to an answer; nothing when it is not asked for. Those counted re-add to its rows and totals,
 * those undated or straddling to what it says of these, before the one rounding.
 */
export function explainSupport(
  stored: StoredRow,
  { inclusionOf }: SupportSelection,
  rates: RateBook,
  currency: DisplayCurrency,
  policy: FxPolicy,
): ExplainedSupport | undefined {
  const row = supportRows.read(stored);
  const is = row.axis === 'day' ? inclusionOf(row) : undefined;
  if (row.axis !== 'day' || is === undefined) return undefined;
  const rows = new RowSums();
  rows.add({}, row.stage, partOfRow(row, conversionOf(row, currency, policy, rates)));
  const [sums] = rows.read('exact');
  return sums && { is, sums };
}
