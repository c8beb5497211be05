import { afterAll, beforeAll, describe } from 'vitest';
import { NewsDesk } from '../harness/news-desk.ts';
import { theCouncil } from './article/the-council.ts';
import { theStrikes } from './article/the-strikes.ts';

// The article that the system starts from, a scenario a sentence: a newsroom's desk publishes what the sentence rests on,
// asks it back, and finds the figure with its source. Only the desk's word is in the ledger.
describe('the article', () => {
  const desk = new NewsDesk();

  beforeAll(() => desk.open('--empty'));
  afterAll(() => desk.close());

  theCouncil(desk);
  theStrikes(desk);
});
