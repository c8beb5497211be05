import { expect, test } from 'vitest';
import { entityIdSchema, recordIdSchema, revisionSchema } from '../../values/ids.ts';
import { datasetsView } from './dataset-rows.ts';
import { foldDataset } from './dataset-state.ts';

const entity = entityIdSchema.parse('desk:dataset');
const record = recordIdSchema.parse('description');
const revision = (number: number) => revisionSchema.parse(number);

test('a dataset counts once while it is described, and not once it is withdrawn', () => {
  const dataset = { title: 'Desk', publisher: 'A desk', covers: ['strike', 'pledge'] };
  const described = { record, revision: revision(1), status: 'live' as const, data: { entity, revision: 1, dataset } };
  const data = { entity, revision: 2, reason: 'closed' };
  const withdrawn = { record, revision: revision(2), status: 'retracted' as const, data };
  expect(datasetsView.contributions(foldDataset(entity, [described]))).toEqual([
    {
      cell: { axis: 'all', day: 'undated' },
      dimensions: { source: 'desk', covers: ['pledge', 'strike'] },
      measures: { datasets: 1 },
    },
  ]);
  expect(datasetsView.contributions(foldDataset(entity, [withdrawn, described]))).toEqual([]);
  expect(datasetsView.contributions(foldDataset(entity, []))).toEqual([]);
});
