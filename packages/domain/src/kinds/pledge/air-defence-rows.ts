import type { Contribution, Dimensions, Measures, View } from '../../rows/view.ts';
import { type Placement, placeItem } from '../../values/air-defence/place-item.ts';
import { sourceOf } from '../../values/ids.ts';
import { dayOf } from '../../values/time/when.ts';
import { LIST_AXIS } from '../reported-kind.ts';
import type { LiveTransaction } from './live-transaction.ts';
import type { PledgeState } from './pledge-state.ts';
import { listDayOf } from './support-rows.ts';
import type { Units } from './transaction.ts';

/**
 * Units of air defence: each item of each transaction once, all of a pledge in its one cell, on the day it is listed
 * under. When each moved stands in the dimension `date`. What the catalogue cannot place has an empty class.
 */
export const airDefenceView: View<PledgeState> = {
  name: 'air-defence',
  version: 1,
  contributions(state) {
    const { entity, header, transactions } = state;
    if (header.status !== 'live' || header.pledge.replenishment === true) return [];
    const { donor, subcategory } = header.pledge;
    const airDefencePledge = subcategory === 'air_defence';
    const cell = { axis: LIST_AXIS, day: listDayOf(state) };
    const own = { source: sourceOf(entity), pledge: entity, donor };
    return transactions.flatMap((held) =>
      linesOf(held, airDefencePledge).map(({ dimensions, measures }): Contribution => {
        return { cell, dimensions: { ...own, ...dimensions }, measures };
      }),
    );
  },
};

/** What stands as the item of a transaction of air defence that names none. */
const NO_ITEM = '';

function linesOf(
  { id, stage, transaction }: LiveTransaction,
  airDefencePledge: boolean,
): readonly { readonly dimensions: Dimensions; readonly measures: Measures }[] {
  if (stage === undefined) return [];
  const { type, when, units } = transaction;
  const moved = { transaction: id, type, stage, date: dayOf(when), precision: when.precision };
  if (units === undefined) {
    if (!airDefencePledge || type !== stage) return [];
    const nothingNamed = lineDimensions({ item: NO_ITEM }, { is: 'unplaced' });
    return [{ dimensions: { ...moved, line: '0', ...nothingNamed }, measures: { lines: 1, unknown: 1 } }];
  }
  return units.flatMap((unit, index) => {
    const placement = placeItem(unit.item, { class: unit.class, airDefencePledge });
    if (placement.is === 'other') return [];
    const dimensions = { ...moved, line: String(index), ...lineDimensions(unit, placement) };
    return [{ dimensions, measures: { lines: 1, ...countOf(unit) } }];
  });
}

function lineDimensions({ item, class: published, qualifier }: Units, placement: Placement): Dimensions {
  const placed = placement.is === 'placed' ? placement : { class: '', system: '', serves: '', part: '', unit: '' };
  return {
    item,
    published_class: published ?? '',
    class: placed.class,
    system: placed.system,
    serves: placed.serves,
    part: placed.part,
    unit: placed.unit,
    qualifier: qualifier ?? '',
  };
}

function countOf({ count }: Units): Measures {
  return count === undefined ? { unknown: 1 } : { units: count };
}
