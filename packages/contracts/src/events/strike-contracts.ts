import { strikeReportedSchema, strikeRetractedSchema } from '@counterweight/domain/kinds';
import { recordIdSchema } from '@counterweight/domain/values';
import { singleRecordContract } from './event-contract.ts';

const record = recordIdSchema.parse('report');

export const strikeReported = singleRecordContract({
  type: 'counterweight.strike.reported.v1',
  kind: 'strike',
  status: 'live',
  record,
  schema: strikeReportedSchema,
});

export const strikeRetracted = singleRecordContract({
  type: 'counterweight.strike.retracted.v1',
  kind: 'strike',
  status: 'retracted',
  record,
  schema: strikeRetractedSchema,
});
