import { describe, expect, test } from 'vitest';
import { entityIdSchema, recordIdSchema, revisionSchema } from '../../values/ids.ts';
import { datasetKind } from './dataset.ts';

const dataset = { title: 'Desk', publisher: 'A desk', covers: ['strike'] };
const described = { entity: 'desk:dataset', revision: 1, dataset };

describe('a dataset', () => {
  test('is one per source: its entity ends in :dataset', () => {
    expect(datasetKind.events.live.data.safeParse(described).success).toBe(true);
    expect(datasetKind.events.live.data.safeParse({ ...described, entity: 'desk:another' }).success).toBe(false);
    const withdrawn = { entity: 'desk:another', revision: 1, reason: 'closed' };
    expect(datasetKind.events.retracted.data.safeParse(withdrawn).success).toBe(false);
  });

  test('covers at least one kind, and only kinds there are', () => {
    for (const covers of [[], ['weather']]) {
      expect(datasetKind.events.live.data.safeParse({ ...described, dataset: { ...dataset, covers } }).success).toBe(
        false,
      );
    }
  });
});

const entity = entityIdSchema.parse('desk:dataset');
const record = recordIdSchema.parse('description');
const revision = (number: number) => revisionSchema.parse(number);

test('a dataset counts once while it is described, and not once it is withdrawn', () => {
  const dataset = { title: 'Desk', publisher: 'A desk', covers: ['strike', 'pledge'] };
  const described = { record, revision: revision(1), status: 'live' as const, data: { entity, revision: 1, dataset } };
  const data = { entity, revision: 2, reason: 'closed' };
  const withdrawn = { record, revision: revision(2), status: 'retracted' as const, data };
  expect(datasetKind.view.contributions(datasetKind.fold(entity, [described]))).toEqual([
    {
      axis: 'all',
      day: 'undated',
      dimensions: { source: 'desk', covers: ['pledge', 'strike'] },
      measures: { datasets: 1 },
    },
  ]);
  expect(datasetKind.view.contributions(datasetKind.fold(entity, [withdrawn, described]))).toEqual([]);
  expect(datasetKind.view.contributions(datasetKind.fold(entity, []))).toEqual([]);
});
