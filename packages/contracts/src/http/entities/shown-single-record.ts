import type { SingleRecordKind } from '@counterweight/domain/kinds';
import { sourceReferencesSchema } from '@counterweight/domain/values';
import { z } from 'zod';

/** What became of an entity of one record. */
export const entityStatuses = ['live', 'retracted', 'redacted'] as const;

/** Something a reader should know of an entity. */
export const warningsSchema = z.array(z.object({ code: z.string(), field: z.string(), message: z.string() }));

/** An entity of one record: members of its own, which are there while it is live, among those that all have. */
export function shownSingleRecord<Own extends z.ZodRawShape>(own: Own) {
  return z.looseObject({
    id: z.string(),
    status: z.enum(entityStatuses),
    revision: z.int(),
    reason: z.string().optional().meta({ description: 'Why it was withdrawn or redacted' }),
    sources: sourceReferencesSchema.optional(),
    ...z.object(own).partial().shape,
  });
}

/** An entity as its kind's body and warnings have it, with what it is shown together with. */
export function shownBody({ body, warnings }: SingleRecordKind, joined: z.ZodRawShape = {}): z.ZodObject {
  return shownSingleRecord({
    ...body.shape,
    ...joined,
    ...(warnings === undefined ? {} : { warnings: warningsSchema }),
  });
}
