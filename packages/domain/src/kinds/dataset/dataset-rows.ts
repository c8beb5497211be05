import type { View } from '../../rows/view.ts';
import { sourceOf } from '../../values/ids.ts';
import type { DatasetState } from './dataset-state.ts';

/** Which sources described themselves: the list behind `/v1/datasets`. */
export const datasetsView: View<DatasetState> = {
  name: 'datasets',
  version: 1,
  contributions(state) {
    if (state.status !== 'live') return [];
    const dimensions = { source: sourceOf(state.entity), covers: [...state.dataset.covers].sort() };
    return [{ cell: { axis: 'all', day: 'undated' }, dimensions, measures: { datasets: 1 } }];
  },
};
