import { entityQuestions } from '@counterweight/contracts/http';
import { kinds } from '@counterweight/domain/kinds';
import { anyOf, listedEntity } from '../listed-entity.ts';
import { joinSupersession, joinSupersessions } from './join-supersession.ts';

/** Requests. */
export const requestEntity = listedEntity(entityQuestions.request, kinds.request, {
  filters: { forum: anyOf(({ forum }) => forum) },
  join: joinSupersession,
  joinPage: joinSupersessions,
});
