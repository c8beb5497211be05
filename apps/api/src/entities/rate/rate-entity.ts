import { entityQuestions } from '@counterweight/contracts/http';
import { rateKind } from '@counterweight/domain/kinds';
import { listedEntity } from '../listed-entity.ts';

/** Days of reference rates. */
export const rateEntity = listedEntity(entityQuestions.rate, rateKind, { axis: 'day', filters: {} });
