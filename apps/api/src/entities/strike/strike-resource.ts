import { type RecordContent, type Strike, strikeKind, strikeSchema } from '@counterweight/domain/kinds';
import { type Day, type EntityId, publicPlace, resolveWeapon } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import type { EntityResource } from '../entity-resource.ts';
import { describeGone, singleRecordSchema } from '../single-record.ts';

const weaponShown = z.object({ name: z.string(), code: z.string(), class: z.string() });
const { weapons: _, ...own } = strikeSchema.shape;

const bodySchema = singleRecordSchema(z.object({ ...own, weapons: z.array(weaponShown) }).partial().shape);

/** How strikes are shown: as folded, weapons resolved, places as coarse as they must be today. */
export const strikeResource: EntityResource = {
  kind: 'strike',
  path: '/v1/strikes',
  title: 'strike',
  bodySchema,
  describe: describeStrike,
};

function describeStrike(entity: EntityId, records: readonly RecordContent[], today: Day) {
  const state = strikeKind.fold(entity, records);
  if (state.status !== 'live') return describeGone(state);
  const { status, revision, body, sources } = state;
  return { id: entity, status, revision, ...showStrike(body, today), sources };
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
