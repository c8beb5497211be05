import type { TransactionRow } from '../../kinds/pledge/support-rows.ts';
import type { DisplayCurrency, FxPolicy } from '../../values/money/conversion.ts';
import { compare, type Decimal, DecimalSum } from '../../values/money/decimal.ts';
import type { RateBook } from '../../values/money/rate-book.ts';
import { conversionOf } from '../support/support-rows.ts';

/** How much a pledge must be of to be asked for, and by which rates that is found. */
export interface MinimumAmount {
  readonly amount: Decimal;
  readonly currency: DisplayCurrency;
  readonly policy: FxPolicy;
  readonly rates: RateBook;
}

/** The pledges of which so much is promised or, in another sum, committed; what cannot be converted adds nothing. */
export function pledgesReaching(rows: readonly TransactionRow[], minimum: MinimumAmount): ReadonlySet<string> {
  const { amount, currency, policy, rates } = minimum;
  const sums = new Map<string, { readonly pledge: string; readonly sum: DecimalSum }>();
  for (const row of rows) {
    if (row.stage !== 'pledged' && row.stage !== 'committed') continue;
    const conversion = conversionOf(row, currency, policy, rates);
    if (conversion?.converted !== true) continue;
    const key = `${row.stage}\t${row.pledge}`;
    const held = sums.get(key) ?? { pledge: row.pledge, sum: new DecimalSum() };
    sums.set(key, held);
    held.sum.add(conversion.amount);
  }
  const reaching = [...sums.values()].filter(({ sum }) => compare(sum.read(), amount) >= 0);
  return new Set(reaching.map(({ pledge }) => pledge));
}
