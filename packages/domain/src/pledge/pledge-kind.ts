import { defineKind } from '../kind/kind.ts';
import { supportView } from '../views/support.ts';
import { foldPledge } from './pledge-state.ts';

export const pledgeKind = defineKind({
  name: 'pledge',
  fold: foldPledge,
  views: [supportView],
  isWaiting: ({ awaiting_header }) => awaiting_header,
});
