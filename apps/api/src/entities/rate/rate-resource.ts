import { type RecordContent, rateKind, ratesSchema } from '@counterweight/domain/kinds';
import type { EntityId } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import type { EntityResource } from '../entity-resource.ts';
import { describeGone, singleRecordSchema } from '../single-record.ts';

/** How a day's reference rates are shown. */
export const rateResource: EntityResource = {
  kind: 'rate',
  path: '/v1/rates',
  title: 'day of rates',
  bodySchema: singleRecordSchema({
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
  const state = rateKind.fold(entity, records);
  if (state.status !== 'live') return describeGone(state);
  const { status, revision, body, sources } = state;
  return { id: entity, status, revision, ...body, sources };
}
