import {
  pledgeAnnouncedSchema,
  pledgeWithdrawnSchema,
  transactionRecord,
  transactionRecordedSchema,
  transactionRetractedSchema,
} from '@counterweight/domain/kinds';
import { recordIdSchema } from '@counterweight/domain/values';
import { multiRecordContract, singleRecordContract } from './event-contract.ts';

const record = recordIdSchema.parse('header');

export const pledgeAnnounced = singleRecordContract({
  type: 'counterweight.pledge.announced.v1',
  kind: 'pledge',
  status: 'live',
  record,
  schema: pledgeAnnouncedSchema,
});

export const pledgeWithdrawn = singleRecordContract({
  type: 'counterweight.pledge.withdrawn.v1',
  kind: 'pledge',
  status: 'retracted',
  record,
  schema: pledgeWithdrawnSchema,
});

export const transactionRecorded = multiRecordContract({
  type: 'counterweight.pledge.transaction_recorded.v1',
  kind: 'pledge',
  status: 'live',
  recordOf: ({ transaction_id }) => transactionRecord(transaction_id),
  schema: transactionRecordedSchema,
});

export const transactionRetracted = multiRecordContract({
  type: 'counterweight.pledge.transaction_retracted.v1',
  kind: 'pledge',
  status: 'retracted',
  recordOf: ({ transaction_id }) => transactionRecord(transaction_id),
  schema: transactionRetractedSchema,
});
