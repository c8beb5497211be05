import type { Dimensions, Measures, View } from '../../rows/view.ts';
import { regionKey } from '../../values/place/place.ts';
import { kyivDay } from '../../values/time/window.ts';
import { resolveWeapon } from '../../values/weapon/weapons.ts';
import { type Count, type StrikeMeasure, strikeMeasures } from './strike.ts';
import type { StrikeState } from './strike-state.ts';

/** A salvo belongs to the Kyiv day its window ends (the press counts so) or starts. */
const dayRules = ['end', 'start'] as const;
export type DayRule = (typeof dayRules)[number];

/** Strikes by day, with everything they can be filtered and grouped by inside the cell. */
export const strikesView: View<StrikeState> = {
  name: 'strikes',
  version: 1,
  contributions(state) {
    if (state.status !== 'live') return [];
    const { window, counts } = state.strike;
    const dimensions = dimensionsOf(state);
    const measures: Record<string, number> = { salvos: 1 };
    for (const measure of strikeMeasures) Object.assign(measures, countMeasures(measure, counts[measure]));
    return dayRules.map((axis) => ({
      cell: { axis, day: kyivDay(window[axis], window.zone) },
      dimensions,
      measures,
    }));
  },
};

function dimensionsOf(state: Extract<StrikeState, { status: 'live' }>): Dimensions {
  const { strike, entity } = state;
  const weapons = new Map(strike.weapons.map(({ name }) => resolveWeapon(name)).map((weapon) => [weapon.code, weapon]));
  const [only] = weapons.size === 1 ? weapons.values() : [];
  return {
    source: entity.slice(0, entity.indexOf(':')),
    claimant: strike.claimant,
    weapon: [...weapons.keys()].sort(),
    class: only?.class ?? 'mixed',
    region: sortedSet(strike.places.map(regionKey)),
    target: sortedSet(strike.targets ?? []),
  };
}

function countMeasures(measure: StrikeMeasure, count: Count | undefined): Measures {
  if (count === undefined) return { [`${measure}_unknown`]: 1 };
  if (typeof count === 'number') return { [measure]: count };
  return { [measure]: count.value, [`${measure}_qualified`]: 1 };
}

function sortedSet(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
