import { entityQuestions } from '@counterweight/contracts/http';
import { type Strike, strikeKind } from '@counterweight/domain/kinds';
import { type Day, type Place, publicPlace, resolveWeapon } from '@counterweight/domain/values';
import { describeSingleRecord } from '../describe-single-record.ts';
import type { Entity } from '../entity.ts';
import { preparePage } from '../prepare-page.ts';
import { listStrikes, type StrikeListQuery } from './list-strikes.ts';

const questions = entityQuestions.strike;
const describe = describeSingleRecord(strikeKind, showStrike);

/** Strikes: weapons resolved, places as coarse as they must be today. */
export const strikeEntity: Entity = {
  questions,
  describe,
  async list(query: StrikeListQuery, api) {
    return preparePage({ questions, describe }, await listStrikes(query, api), query, api);
  },
};

function showStrike(strike: Strike, today: Day) {
  const { aimed_at, reported_hit } = strike;
  const shown = (places: readonly Place[]) => places.map((place) => publicPlace(place, today));
  return {
    ...strike,
    weapons: strike.weapons.map(({ name }) => {
      const weapon = resolveWeapon(name);
      return { name, code: weapon.code, class: weapon.class };
    }),
    ...(aimed_at === undefined ? {} : { aimed_at: shown(aimed_at) }),
    ...(reported_hit === undefined ? {} : { reported_hit: shown(reported_hit) }),
  };
}
