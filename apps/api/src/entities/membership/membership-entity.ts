import { entityQuestions } from '@counterweight/contracts/http';
import { isMemberOn, membershipKind } from '@counterweight/domain/kinds';
import { anyOf, listedEntity } from '../listed-entity.ts';

/** Memberships. */
export const membershipEntity = listedEntity(entityQuestions.membership, membershipKind, {
  filters: {
    on: { matches: isMemberOn },
    body: anyOf(({ body }) => body),
    party: anyOf(({ party }) => party),
  },
});
