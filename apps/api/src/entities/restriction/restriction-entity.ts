import { entityQuestions } from '@counterweight/contracts/http';
import { kinds } from '@counterweight/domain/kinds';
import { anyOf, listedEntity } from '../listed-entity.ts';
import { joinDelayedSupport } from './join-delayed-support.ts';

/** Restrictions. */
export const restrictionEntity = listedEntity(entityQuestions.restriction, kinds.restriction, {
  filters: {
    kind: anyOf(({ kind }) => kind),
    donor: anyOf(({ donor }) => donor),
    pledge: anyOf(({ pledges }) => pledges),
  },
  join: joinDelayedSupport,
});
