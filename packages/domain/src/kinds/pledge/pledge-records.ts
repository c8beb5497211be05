import { z } from 'zod';
import { entityIdSchema, revisionSchema } from '../../values/ids.ts';
import { sourceReferencesSchema } from '../../values/source-reference.ts';
import { pledgeSchema } from './pledge.ts';
import { transactionIdSchema, transactionSchema } from './transaction.ts';

const named = { entity: entityIdSchema, revision: revisionSchema, sources: sourceReferencesSchema };
const reason = z.string().min(1).max(1000);

/** Data of `counterweight.pledge.announced`: the header as its source now gives it. */
export const pledgeAnnouncedSchema = z
  .strictObject({ ...named, pledge: pledgeSchema })
  .refine(({ entity, pledge }) => pledge.part_of !== entity, {
    path: ['pledge', 'part_of'],
    message: 'a pledge cannot be part of itself',
  });

/** Data of `counterweight.pledge.withdrawn`: the header is taken back, and with it all that the pledge counts. */
export const pledgeWithdrawnSchema = z.strictObject({ ...named, reason });

/** Data of `counterweight.pledge.transaction_recorded`: one transaction as its source now gives it. */
export const transactionRecordedSchema = z
  .strictObject({ ...named, transaction_id: transactionIdSchema, transaction: transactionSchema })
  .superRefine(({ transaction_id, transaction }, context) => {
    if ('applies_to' in transaction && transaction.applies_to === transaction_id) {
      const message = 'a transaction cannot apply to itself';
      context.addIssue({ code: 'custom', path: ['transaction', 'applies_to'], message });
    }
  });

/** Data of `counterweight.pledge.transaction_retracted`. */
export const transactionRetractedSchema = z.strictObject({ ...named, transaction_id: transactionIdSchema, reason });
