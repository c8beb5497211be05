import { defineKind } from '../kind.ts';
import { airDefenceView } from './air-defence-view.ts';
import { goodsView } from './goods-view.ts';
import { foldPledge } from './pledge-state.ts';
import { supportView } from './support-view.ts';

/** Support comes first: it is the kind's own view, which lists every pledge. */
export const pledgeKind = defineKind({
  name: 'pledge',
  fold: foldPledge,
  views: [supportView, airDefenceView, goodsView],
  listed: true,
  isWaiting: ({ awaiting_header }) => awaiting_header,
});
