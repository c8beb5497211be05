import { code, setOf, text } from '../../rows/column.ts';
import { defineRows, type RowFrom } from '../../rows/define-rows.ts';
import type { View } from '../../rows/view.ts';
import { sourceOf } from '../../values/ids.ts';
import { regionKey } from '../../values/place/place.ts';
import { kyivDay } from '../../values/time/window.ts';
import { resolveWeapon } from '../../values/weapon/weapons.ts';
import { type Count, type Strike, type StrikeMeasure, strikeMeasures, targetKinds } from './strike.ts';
import type { StrikeState } from './strike-state.ts';

/** A salvo belongs to the Kyiv day its window ends (the press counts so) or starts. */
const dayRules = ['end', 'start'] as const;
export type DayRule = (typeof dayRules)[number];

/** Everything that salvos can be filtered and grouped by. Of several weapons a salvo counts under each, as of places and targets. */
const salvo = {
  dimensions: {
    claimant: text,
    weapon: setOf(text),
    class: text,
    region: setOf(text),
    target: setOf(code(targetKinds)),
  },
  counts: [
    'salvos',
    ...strikeMeasures,
    ...strikeMeasures.map((measure) => `${measure}_unknown` as const),
    ...strikeMeasures.map((measure) => `${measure}_qualified` as const),
  ],
} as const;

/** Each salvo by the day of its end and by that of its start. */
export const strikeRows = defineRows({ end: salvo, start: salvo });

/** What salvos of the same dimensions add to one day. */
export type SalvoRow = RowFrom<typeof strikeRows>;

/** Strikes by day, with everything they can be filtered and grouped by inside the cell. */
export const strikesView: View<StrikeState> = {
  name: 'strikes',
  version: 1,
  contributions(state) {
    if (state.status !== 'live') return [];
    const { strike, entity } = state;
    const shared = { source: sourceOf(entity), ...dimensionsOf(strike), measures: measuresOf(strike) };
    return dayRules.map((axis) => {
      return strikeRows.write({ axis, day: kyivDay(strike.window[axis], strike.window.zone), ...shared });
    });
  },
};

function dimensionsOf({ claimant, weapons: named, places, targets = [] }: Strike) {
  const weapons = new Map(named.map(({ name }) => resolveWeapon(name)).map((weapon) => [weapon.code, weapon]));
  const [only] = weapons.size === 1 ? weapons.values() : [];
  return {
    claimant,
    weapon: [...weapons.keys()],
    class: only?.class ?? 'mixed',
    region: [...new Set(places.map(regionKey))],
    target: [...new Set(targets)],
  };
}

function measuresOf({ counts }: Strike): SalvoRow['measures'] {
  return Object.assign({ salvos: 1 }, ...strikeMeasures.map((measure) => countMeasures(measure, counts[measure])));
}

function countMeasures(measure: StrikeMeasure, count: Count | undefined): SalvoRow['measures'] {
  if (count === undefined) return { [`${measure}_unknown`]: 1 };
  if (typeof count === 'number') return { [measure]: count };
  return { [measure]: count.value, [`${measure}_qualified`]: 1 };
}
