import { entityQuestions } from '@counterweight/contracts/http';
import { kinds } from '@counterweight/domain/kinds';
import { listedEntity } from '../listed-entity.ts';

/** Days of reference rates. */
export const rateEntity = listedEntity(entityQuestions.rate, kinds.rate, { axis: 'day', filters: {} });
