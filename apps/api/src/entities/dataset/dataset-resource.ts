import { datasetKind, type RecordContent } from '@counterweight/domain/kinds';
import type { EntityId } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import { type EntityResource, entityStatuses } from '../entity-resource.ts';

/** How datasets are shown. */
export const datasetResource: EntityResource = {
  kind: 'dataset',
  path: '/v1/datasets',
  title: 'dataset',
  bodySchema: z.looseObject({
    id: z.string(),
    status: z.enum([...entityStatuses, 'implicit']),
    revision: z.int().optional(),
    reason: z.string().optional().meta({ description: 'Why it was withdrawn or redacted' }),
    ...datasetKind.body.partial().shape,
  }),
  describe(entity: EntityId, records: readonly RecordContent[]) {
    const state = datasetKind.fold(entity, records);
    if (state.status === 'absent') return { id: entity, status: 'implicit' };
    const { entity: id, status, revision } = state;
    return state.status === 'live'
      ? { id, status, revision, ...state.body }
      : { id, status, revision, reason: state.reason };
  },
};
