import { datasetDescribedSchema, datasetWithdrawnSchema } from '@counterweight/domain/kinds';
import { recordIdSchema } from '@counterweight/domain/values';
import { singleRecordContract } from './event-contract.ts';

const record = recordIdSchema.parse('description');

export const datasetDescribed = singleRecordContract({
  type: 'counterweight.dataset.described.v1',
  kind: 'dataset',
  status: 'live',
  record,
  schema: datasetDescribedSchema,
});

export const datasetWithdrawn = singleRecordContract({
  type: 'counterweight.dataset.withdrawn.v1',
  kind: 'dataset',
  status: 'retracted',
  record,
  schema: datasetWithdrawnSchema,
});
