import { entityQuestions } from '@counterweight/contracts/http';
import { isMemberOn, kinds } from '@counterweight/domain/kinds';
import { anyOf, listedEntity } from '../listed-entity.ts';

/** Memberships. */
export const membershipEntity = listedEntity(entityQuestions.membership, kinds.membership, {
  filters: {
    on: { matches: isMemberOn },
    body: anyOf(({ body }) => body),
    party: anyOf(({ party }) => party),
  },
});
