import { code, setOf } from '../../rows/column.ts';
import { defineRows } from '../../rows/define-rows.ts';
import type { View } from '../../rows/view.ts';
import { sourceOf } from '../../values/ids.ts';
import { datasetSchema } from './dataset.ts';
import type { DatasetState } from './dataset-state.ts';

/** Each source that described itself. */
const datasetRows = defineRows({
  all: { dimensions: { covers: setOf(code(datasetSchema.shape.covers.element.options)) }, counts: ['datasets'] },
});

/** Which sources described themselves: the list behind `/v1/datasets`. */
export const datasetsView: View<DatasetState> = {
  name: 'datasets',
  version: 1,
  contributions(state) {
    if (state.status !== 'live') return [];
    const { entity, dataset } = state;
    const own = { source: sourceOf(entity), covers: dataset.covers };
    return [datasetRows.write({ axis: 'all', day: 'undated', ...own, measures: { datasets: 1 } })];
  },
};
