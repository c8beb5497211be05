import { entityQuestions } from '@counterweight/contracts/http';
import { kinds } from '@counterweight/domain/kinds';
import { anyOf, listedEntity } from '../listed-entity.ts';
import { joinLinkEnds, joinOneLink } from './link-ends.ts';

/** Links. */
export const linkEntity = listedEntity(entityQuestions.link, kinds.link, {
  filters: { entity: anyOf(({ from, to }) => [from, to]), relation: anyOf(({ relation }) => relation) },
  join: joinOneLink,
  joinPage: joinLinkEnds,
});
