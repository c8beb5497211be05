import { describe, expect, test } from 'vitest';
import { datasetDescribedSchema, datasetWithdrawnSchema } from './dataset.ts';

const dataset = { title: 'Desk', publisher: 'A desk', covers: ['strike'] };
const described = { entity: 'desk:dataset', revision: 1, dataset };

describe('a dataset', () => {
  test('is one per source: its entity ends in :dataset', () => {
    expect(datasetDescribedSchema.safeParse(described).success).toBe(true);
    expect(datasetDescribedSchema.safeParse({ ...described, entity: 'desk:another' }).success).toBe(false);
    const withdrawn = { entity: 'desk:another', revision: 1, reason: 'closed' };
    expect(datasetWithdrawnSchema.safeParse(withdrawn).success).toBe(false);
  });

  test('covers at least one kind, and only kinds there are', () => {
    for (const covers of [[], ['weather']]) {
      expect(datasetDescribedSchema.safeParse({ ...described, dataset: { ...dataset, covers } }).success).toBe(false);
    }
  });
});
