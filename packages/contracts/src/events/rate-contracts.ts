import { ratePublishedSchema, rateWithdrawnSchema } from '@counterweight/domain/kinds';
import { recordIdSchema } from '@counterweight/domain/values';
import { singleRecordContract } from './event-contract.ts';

const record = recordIdSchema.parse('rates');

export const ratePublished = singleRecordContract({
  type: 'counterweight.rate.published.v1',
  kind: 'rate',
  status: 'live',
  record,
  schema: ratePublishedSchema,
});

export const rateWithdrawn = singleRecordContract({
  type: 'counterweight.rate.withdrawn.v1',
  kind: 'rate',
  status: 'retracted',
  record,
  schema: rateWithdrawnSchema,
});
