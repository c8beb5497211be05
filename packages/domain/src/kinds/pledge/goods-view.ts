import type { View } from '../../rows/view.ts';
import { classifyItem } from '../../values/air-defence/classify-item.ts';
import { sourceOf } from '../../values/ids.ts';
import { dayOf } from '../../values/time/when.ts';
import { type GoodsRow, goodsRows } from './goods-rows.ts';
import { aidOf } from './header-state.ts';
import { appliesTo, type LiveTransaction } from './live-transaction.ts';
import type { PledgeState } from './pledge-state.ts';

/**
 * Units of all goods but air defence, whose items the view of air defence holds: each item of each transaction once, on its
 * own day. What delivers what is found when read.
 */
export const goodsView: View<PledgeState> = {
  name: 'goods',
  version: 1,
  contributions({ entity, header, transactions }) {
    const aid = aidOf(header);
    if (aid === undefined) return [];
    const own = { axis: 'item', source: sourceOf(entity), pledge: entity, donor: aid.donor } as const;
    const airDefencePledge = aid.subcategory === 'air_defence';
    const items = transactions.flatMap((held) => itemsOf(held, airDefencePledge));
    return items.map((item) => goodsRows.write({ ...own, ...item }));
  },
};

type Item = Omit<GoodsRow, 'axis' | 'source' | 'pledge' | 'donor'>;

function itemsOf({ id, stage, transaction }: LiveTransaction, airDefencePledge: boolean): readonly Item[] {
  if (stage === undefined) return [];
  const { type, when, units = [] } = transaction;
  const moved = { day: dayOf(when), transaction: id, applies_to: appliesTo(transaction), type, stage };
  return units.flatMap(({ item, class: published_class, published_type, qualifier, count }, line): readonly Item[] => {
    if (classifyItem(item, { class: published_class, airDefencePledge }).is !== 'other') return [];
    const measures = { lines: 1, ...(count === undefined ? { unknown: 1 } : { units: count }) };
    return [{ ...moved, precision: when.precision, line, item, published_class, published_type, qualifier, measures }];
  });
}
