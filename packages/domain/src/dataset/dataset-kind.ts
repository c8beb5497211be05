import type { EntityId } from '../ids.ts';
import { defineKind, type RecordContent } from '../kind/kind.ts';
import { foldSingleRecord, type SingleRecordState } from '../kind/single-record.ts';
import { datasetsView } from '../views/datasets.ts';
import { type Dataset, datasetDescribedSchema, datasetWithdrawnSchema } from './dataset.ts';

/** What a source says of itself. */
export type DatasetState = SingleRecordState<{ readonly dataset: Dataset }, { readonly reason: string }>;

/** A dataset has a single record, `description`. */
export function foldDataset(entity: EntityId, records: readonly RecordContent[]): DatasetState {
  return foldSingleRecord(entity, records, {
    live: (data) => ({ dataset: datasetDescribedSchema.parse(data).dataset }),
    retracted: (data) => ({ reason: datasetWithdrawnSchema.parse(data).reason }),
  });
}

export const datasetKind = defineKind({ name: 'dataset', fold: foldDataset, views: [datasetsView] });
