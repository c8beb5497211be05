import { defineKind } from '../kind/kind.ts';
import { airDefenceView } from '../views/air-defence.ts';
import { supportView } from '../views/support.ts';
import { foldPledge } from './pledge-state.ts';

/** Support comes first: it is the kind's own view, which lists every pledge. */
export const pledgeKind = defineKind({
  name: 'pledge',
  fold: foldPledge,
  views: [supportView, airDefenceView],
  isWaiting: ({ awaiting_header }) => awaiting_header,
});
