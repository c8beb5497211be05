import type { ViewCells } from '../../rows/cell.ts';
import { text } from '../../rows/column.ts';
import { defineRows } from '../../rows/define-rows.ts';
import type { View } from '../../rows/view.ts';
import { sourceOf } from '../../values/ids.ts';
import { ZERO } from '../../values/money/decimal.ts';
import { type RateBook, rateBookOf } from '../../values/money/rate-book.ts';
import type { RateState } from './rate-state.ts';

/** What one euro is in a currency on a day. */
export const rateRows = defineRows({ day: { dimensions: { currency: text }, counts: [], amounts: ['rate'] } });

/** The rates that the cells of the view hold of some datasets, to look up. */
export function ratesIn(cells: ViewCells, sources: readonly string[]): RateBook {
  const rows = [...rateRows.on('day', cells, sources)];
  const rates = rows.map(({ day, source, currency, measures: { rate = ZERO } }) => ({ day, source, currency, rate }));
  return rateBookOf(rates, sources);
}

/** Reference rates by day: one euro in each currency. A source has one entity a day, so nothing is ever summed. */
export const ratesView: View<RateState> = {
  name: 'rates',
  version: 1,
  contributions(state) {
    if (state.status !== 'live') return [];
    const shared = { axis: 'day', day: state.rates.day, source: sourceOf(state.entity) } as const;
    return Object.entries(state.rates.rates).map(([currency, rate]) =>
      rateRows.write({ ...shared, currency, measures: { rate } }),
    );
  },
};
