import { type EntityId, sourceReferencesSchema } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import { entityStatuses } from './entity-resource.ts';

/** The members that every entity of one record has, around its own. */
export function singleRecordSchema(own: Readonly<Record<string, z.ZodType>>) {
  return z.looseObject({
    id: z.string(),
    status: z.enum(entityStatuses),
    revision: z.int(),
    reason: z.string().optional().meta({ description: 'Why it was withdrawn or redacted' }),
    sources: sourceReferencesSchema.optional(),
    ...own,
  });
}

/** An entity of one record that is no longer there, with why. Throws when there never was a record. */
export function describeGone({ entity: id, ...state }: GoneState): Readonly<Record<string, unknown>> {
  if (state.status === 'absent') throw new Error(`no record of ${id} is in the ledger, though a view names it`);
  return { id, ...state };
}

type GoneState =
  | { readonly entity: EntityId; readonly status: 'absent' }
  | { readonly entity: EntityId; readonly status: 'retracted' | 'redacted'; readonly revision: number };
