import { entityQuestions } from '@counterweight/contracts/http';
import { kinds } from '@counterweight/domain/kinds';
import { anyOf, listedEntity } from '../listed-entity.ts';
import { joinClaims } from './join-claims.ts';

/** Statements. */
export const statementEntity = listedEntity(entityQuestions.statement, kinds.statement, {
  filters: { topic: anyOf(({ topic }) => topic), measure: anyOf(({ measure }) => measure) },
  join: joinClaims,
});
