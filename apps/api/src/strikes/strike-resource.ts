import {
  type Day,
  type EntityId,
  foldStrike,
  publicPlace,
  type RecordContent,
  resolveWeapon,
  type Strike,
  sourceReferencesSchema,
  strikeSchema,
} from '@counterweight/domain';
import { z } from '@hono/zod-openapi';
import { type EntityResource, entityStatuses } from '../entities/entity-resource.ts';

const weaponShown = z.object({ name: z.string(), code: z.string(), class: z.string() });
const { weapons: _, ...own } = strikeSchema.shape;

const bodySchema = z.looseObject({
  id: z.string(),
  status: z.enum(entityStatuses),
  revision: z.int(),
  reason: z.string().optional().meta({ description: 'Why it was retracted or redacted' }),
  sources: sourceReferencesSchema.optional(),
  ...z.object({ ...own, weapons: z.array(weaponShown) }).partial().shape,
});

/** How strikes are shown: as folded, weapons resolved, places as coarse as they must be today. */
export const strikeResource: EntityResource = {
  kind: 'strike',
  path: '/v1/strikes',
  title: 'strike',
  bodySchema,
  describe: describeStrike,
};

function describeStrike(entity: EntityId, records: readonly RecordContent[], today: Day) {
  const state = foldStrike(entity, records);
  switch (state.status) {
    case 'absent':
      throw new Error(`no record of ${entity} is in the ledger, though a view names it`);
    case 'live': {
      const { status, revision, strike, sources } = state;
      return { id: entity, status, revision, ...showStrike(strike, today), sources };
    }
    default: {
      const { entity: id, ...rest } = state;
      return { id, ...rest };
    }
  }
}

function showStrike(strike: Strike, today: Day) {
  const { affected } = strike;
  return {
    ...strike,
    weapons: strike.weapons.map(({ name }) => {
      const weapon = resolveWeapon(name);
      return { name, code: weapon.code, class: weapon.class };
    }),
    places: strike.places.map((place) => publicPlace(place, today)),
    ...(affected === undefined ? {} : { affected: affected.map((place) => publicPlace(place, today)) }),
  };
}
