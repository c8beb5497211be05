import type { EntityId, Revision } from '../ids.ts';
import { defineKind, latestOfEach, type RecordContent } from '../kind/kind.ts';
import { datasetsView } from '../views/datasets.ts';
import { type Dataset, datasetDescribedSchema, datasetWithdrawnSchema } from './dataset.ts';

/** What a source says of itself, by the highest revision. */
export type DatasetState = { readonly entity: EntityId } & (
  | { readonly status: 'absent' }
  | { readonly status: 'live'; readonly revision: Revision; readonly dataset: Dataset }
  | { readonly status: 'retracted' | 'redacted'; readonly revision: Revision; readonly reason: string }
);

/** A dataset has a single record, `description`. */
export function foldDataset(entity: EntityId, records: readonly RecordContent[]): DatasetState {
  const [description] = latestOfEach(records);
  if (description === undefined) return { entity, status: 'absent' };
  const { revision } = description;
  switch (description.status) {
    case 'redacted':
      return { entity, status: 'redacted', revision, reason: description.reason };
    case 'retracted':
      return { entity, status: 'retracted', revision, reason: datasetWithdrawnSchema.parse(description.data).reason };
    case 'live':
      return { entity, status: 'live', revision, dataset: datasetDescribedSchema.parse(description.data).dataset };
  }
}

export const datasetKind = defineKind({ name: 'dataset', fold: foldDataset, views: [datasetsView] });
