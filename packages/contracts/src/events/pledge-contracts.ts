import {
  pledgeAnnouncedSchema,
  pledgeWithdrawnSchema,
  transactionRecord,
  transactionRecordedSchema,
  transactionRetractedSchema,
} from '@counterweight/domain/kinds';
import { recordIdSchema } from '@counterweight/domain/values';
import { defineContract } from './event-contract.ts';

const header = recordIdSchema.parse('header');

/** The events of pledges, which have a header and transactions as records of their own. */
export const pledgeContracts = {
  announced: defineContract({
    kind: 'pledge',
    verb: 'announced',
    status: 'live',
    schema: pledgeAnnouncedSchema,
    recordOf: () => header,
  }),
  withdrawn: defineContract({
    kind: 'pledge',
    verb: 'withdrawn',
    status: 'retracted',
    schema: pledgeWithdrawnSchema,
    recordOf: () => header,
  }),
  transactionRecorded: defineContract({
    kind: 'pledge',
    verb: 'transaction_recorded',
    status: 'live',
    schema: transactionRecordedSchema,
    recordOf: ({ transaction_id }) => transactionRecord(transaction_id),
  }),
  transactionRetracted: defineContract({
    kind: 'pledge',
    verb: 'transaction_retracted',
    status: 'retracted',
    schema: transactionRetractedSchema,
    recordOf: ({ transaction_id }) => transactionRecord(transaction_id),
  }),
} as const;
