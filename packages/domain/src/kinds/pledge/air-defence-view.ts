import type { View } from '../../rows/view.ts';
import { type Classification, classifyItem } from '../../values/air-defence/classify-item.ts';
import { sourceOf } from '../../values/ids.ts';
import { dayOf } from '../../values/time/when.ts';
import { LIST_AXIS } from '../kind.ts';
import { type AirDefenceItemRow, airDefenceItemRows } from './air-defence-rows.ts';
import { aidOf } from './header-state.ts';
import { appliesTo, type LiveTransaction } from './live-transaction.ts';
import type { PledgeState } from './pledge-state.ts';
import { listDayOf } from './support-view.ts';
import type { Units } from './transaction.ts';

/**
 * Units of air defence: each item of each transaction once, all of a pledge on the day it is listed under. When each moved
 * stands in the dimension `date`. What the catalogue cannot place has an empty class.
 */
export const airDefenceView: View<PledgeState> = {
  name: 'air-defence',
  version: 2,
  contributions(state) {
    const { entity, header, transactions } = state;
    const aid = aidOf(header);
    if (aid === undefined) return [];
    const { donor, subcategory } = aid;
    const airDefencePledge = subcategory === 'air_defence';
    const own = { axis: LIST_AXIS, day: listDayOf(state), source: sourceOf(entity), pledge: entity, donor } as const;
    const lines = transactions.flatMap((held) => linesOf(held, airDefencePledge));
    return lines.map((line) => airDefenceItemRows.write({ ...own, ...line }));
  },
};

type Line = Omit<AirDefenceItemRow, 'axis' | 'day' | 'source' | 'pledge' | 'donor'>;

function linesOf({ id, stage, transaction }: LiveTransaction, airDefencePledge: boolean): readonly Line[] {
  if (stage === undefined) return [];
  const { type, when, units } = transaction;
  const at = { date: dayOf(when), precision: when.precision };
  const moved = { transaction: id, applies_to: appliesTo(transaction), type, stage, ...at };
  if (units === undefined) {
    if (!airDefencePledge || type !== stage) return [];
    return [{ ...moved, line: 0, ...ofItem({}, { is: 'unplaced' }) }];
  }
  return units.flatMap((unit, index) => {
    const classification = classifyItem(unit.item, { class: unit.class, airDefencePledge });
    return classification.is === 'other' ? [] : [{ ...moved, line: index, ...ofItem(unit, classification) }];
  });
}

function ofItem(unit: Partial<Units>, classification: Classification) {
  const { item, class: published_class, published_type, qualifier, count } = unit;
  const placed = classification.is === 'placed' ? classification : undefined;
  return {
    item,
    published_class,
    published_type,
    class: placed?.class,
    system: placed?.system,
    serves: placed?.serves || undefined,
    part: placed?.part || undefined,
    unit: placed?.unit,
    qualifier,
    measures: { lines: 1, ...(count === undefined ? { unknown: 1 } : { units: count }) },
  };
}
