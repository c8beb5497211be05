import { afterAll, beforeAll, describe } from 'vitest';
import { NewsDesk } from '../harness/news-desk.ts';
import { theCoalition } from './article/the-coalition.ts';
import { theCouncil } from './article/the-council.ts';
import { theHoldUp } from './article/the-hold-up.ts';
import { theRequests } from './article/the-requests.ts';
import { theRequestsSince } from './article/the-requests-since.ts';
import { theStrikes } from './article/the-strikes.ts';
import { whatWasGiven } from './article/what-was-given.ts';
import { whatWasSaid } from './article/what-was-said.ts';

// The article that the system starts from, a scenario a sentence: a newsroom's desk publishes what the sentence rests on,
// asks it back, and finds the figure with its source. Only the desk's word is in the ledger.
describe('the article', () => {
  const desk = new NewsDesk();

  beforeAll(() => desk.open('--empty'));
  afterAll(() => desk.close());

  theCouncil(desk);
  theStrikes(desk);
  theRequests(desk);
  theHoldUp(desk);
  theCoalition(desk);
  whatWasGiven(desk);
  whatWasSaid(desk);
  theRequestsSince(desk);
});
