import { z } from 'zod';
import { entityIdSchema, revisionSchema } from '../../values/ids.ts';
import { sourceReferencesSchema } from '../../values/source-reference.ts';
import { strikeSchema } from './strike.ts';

/** Data of `counterweight.strike.reported`: the salvo as its source now reports it. */
export const strikeReportedSchema = z.strictObject({
  entity: entityIdSchema,
  revision: revisionSchema,
  sources: sourceReferencesSchema,
  strike: strikeSchema,
});

/** Data of `counterweight.strike.retracted`: the source takes the report back. */
export const strikeRetractedSchema = z.strictObject({
  entity: entityIdSchema,
  revision: revisionSchema,
  sources: sourceReferencesSchema,
  reason: z.string().min(1).max(1000),
});
