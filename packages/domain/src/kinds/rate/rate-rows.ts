import type { View } from '../../rows/view.ts';
import { sourceOf } from '../../values/ids.ts';
import type { RateState } from './rate-state.ts';

/** Reference rates by day: one euro in each currency. A source has one entity a day, so nothing is ever summed. */
export const ratesView: View<RateState> = {
  name: 'rates',
  version: 1,
  contributions(state) {
    if (state.status !== 'live') return [];
    const cell = { axis: 'day', day: state.rates.day } as const;
    const source = sourceOf(state.entity);
    return Object.entries(state.rates.rates).map(([currency, rate]) => ({
      cell,
      dimensions: { source, currency },
      measures: { rate },
    }));
  },
};
