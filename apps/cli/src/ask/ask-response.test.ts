import { responseQuestion } from '@counterweight/contracts/http';
import { expect, test } from 'vitest';
import { completeAnswer } from '../../test/complete-answer.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';

const happened = (days: number, earliest = days) => ({ ended: 'event', days, earliest, watched: 108 });
const censored = { ended: 'next_wave', watched: 19 };
const share = (days: number, value: number | null, more: object = {}) => {
  return { days, at_risk: 12, share: value, at_most: value, ...more };
};
const figures = {
  ...{ watched: 20, events: 9 },
  shares: [share(7, 0.45, { interval: { low: 0.27, high: 0.68 }, at_most: 0.5 }), share(14, 0.6), share(30, null)],
  mean: { days: 12.1, low: 9.3, high: 14.9, limit: 30 },
};
const answer = {
  data: [
    {
      ...{ first_day: '2023-12-29', last_day: '2024-01-02', days: 5, open: false, launched: 456 },
      ladder: { convened: { explicit: happened(8), later: happened(5, 1) } },
    },
    {
      ...{ first_day: '2024-11-10', last_day: '2024-11-10', days: 1, open: true, launched: 1145 },
      ladder: { convened: { explicit: censored, later: censored } },
    },
    {
      ...{ first_day: '2025-09-07', last_day: '2025-09-07', days: 1, open: false, launched: null },
      ladder: { convened: { explicit: { ended: 'after_data' }, later: { ended: 'after_data' } } },
    },
  ],
  rungs: [
    {
      rung: 'convened',
      explicit: { events: 1 },
      later: figures,
      any_day: { shares: [share(7, 0.41), share(14, 0.5), share(30, 0.9)], mean: { days: 13, low: null, high: null } },
      tests: [
        {
          ...{ days: 7, observed: 0.93, baseline: 1.29, p: 0.965, p_adjusted: 1 },
          near: { p: 0.9 },
          placebo: { observed: 1.1, p: 0.6 },
        },
        { days: 14, observed: 2, baseline: 2.5, p: null, reason: 'too_few_waves' },
      ],
    },
    { rung: 'delivered', reason: 'no_dates' },
  ],
  findings: [{ code: 'not_distinguishable_from_chance', text: 'convened, 7 days: not distinguishable from chance.' }],
  definition: {
    ...{ view: 'response', version: 1, day_rule: 'end', claimants: ['ua-air-force'], rule: 'a rule' },
    notes: ['A note.'],
    rungs: { convened: 'a meeting begins' },
  },
  links: { explain: '/v1/explain?view=response&at_seq=12' },
};

test('what followed waves is printed by wave, then in words with intervals, tests and what may be said', async () => {
  const env = fakeCliEnvironment({
    fetch: async () => Response.json(completeAnswer(responseQuestion.answer, answer)),
  });
  expect(await runCw(['ask', 'response', '--endpoint', 'http://127.0.0.1:9999'], env)).toBe(0);
  const printed = env.printed();
  expect(printed).toMatch(/2023-12-29 to 2024-01-02 +456 +\+1 to 5 \/ \+8/);
  expect(printed).toMatch(/2024-11-10 \+ +1,145 +– 19 days, next wave/);
  expect(printed).toMatch(/2025-09-07 +– +– after the data/);
  expect(printed).toContain('convened: 20 waves watched, 9 with an event, 1 by a link');
  expect(printed).toContain(
    'within 7 days 45.0 % (27.0 to 68.0 %; 12 still watched, at most 50.0 % by dates that are months); after any day 41.0 %',
  );
  expect(printed).toContain('within 14 days 60.0 % (no interval; 12 still watched); after any day 50.0 %');
  expect(printed).toContain('within 30 days not known: none was watched so long; after any day 90.0 %');
  expect(printed).toContain('at most 30 of each: 12.1 (9.3 to 14.9); after any day 13.0');
  expect(printed).toContain(
    'events in 7 days after a wave 0.93, after any day 1.29: p .965, after Holm 1.000, within half a year .900; in the days before waves 1.10, p .600',
  );
  expect(printed).toMatch(/events in 14 days after a wave 2\.00, after any day 2\.50\n/);
  expect(printed).toContain('convened, 7 days: not distinguishable from chance.');
  expect(printed).not.toContain('delivered: 0');
  expect(printed).toContain('http://127.0.0.1:9999/v1/explain?view=response&at_seq=12');
});
