import {
  type EntityId,
  foldRate,
  type RecordContent,
  ratesSchema,
  sourceReferencesSchema,
} from '@counterweight/domain';
import { z } from '@hono/zod-openapi';
import { type EntityResource, entityStatuses } from '../entities/entity-resource.ts';

/** How a day's reference rates are shown. */
export const rateResource: EntityResource = {
  kind: 'rate',
  path: '/v1/rates',
  title: 'day of rates',
  bodySchema: z.looseObject({
    id: z.string(),
    status: z.enum(entityStatuses),
    revision: z.int(),
    reason: z.string().optional().meta({ description: 'Why it was withdrawn or redacted' }),
    sources: sourceReferencesSchema.optional(),
    day: ratesSchema.shape.day.optional(),
    base: ratesSchema.shape.base.optional(),
    rates: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'How much of each currency one euro bought: a decimal number as text, by ISO 4217 code' }),
  }),
  describe: describeRate,
};

function describeRate(entity: EntityId, records: readonly RecordContent[]) {
  const state = foldRate(entity, records);
  switch (state.status) {
    case 'absent':
      throw new Error(`no record of ${entity} is in the ledger, though a view names it`);
    case 'live': {
      const { status, revision, rates, sources } = state;
      return { id: entity, status, revision, ...rates, sources };
    }
    default: {
      const { entity: id, ...rest } = state;
      return { id, ...rest };
    }
  }
}
