import type { EntityId } from '../../values/ids.ts';
import type { RecordContent } from '../kind.ts';
import { foldSingleRecord, type SingleRecordState } from '../single-record.ts';
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
