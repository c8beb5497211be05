import { interceptionQuestion } from '@counterweight/contracts/http';
import { expect, test } from 'vitest';
import { completeAnswer } from '../../test/complete-answer.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';

const told = (rate: number, low: number, high: number) => ({
  ...{ rate, n: 60, n_eff: 30.5, days: 6, design_effect: 1.9 },
  interval: { naive: { low: low + 0.02, high: high - 0.02 }, cluster: { low, high } },
});
const untold = (why: object) => ({
  rate: null,
  n: null,
  n_eff: null,
  days: null,
  design_effect: null,
  interval: null,
  ...why,
});
const counts = {
  days: 6,
  salvos: 6,
  incomplete: 0,
  composites: 0,
  launched: 1060,
  destroyed: 46,
  lost: null,
  leak: 14,
};
const answer = {
  data: [
    {
      ...{ class: 'cruise', segment: 'S1', first_day: '2024-01-01', last_day: '2024-01-06', lost_given: 0, ...counts },
      kinetic: told(0.7667, 0.6456, 0.8556),
      neutralised: untold({ reason: 'lost_not_reported' }),
      engaged: untold({ suppressed: 'too_few' }),
      links: { explain: '/v1/explain?view=interception&class=cruise' },
    },
  ],
  total: null,
  comparison: {
    with: { from: '2023-01-01', to: '2023-12-31' },
    data: [
      {
        class: 'cruise',
        kinetic: { difference: -0.05, interval: { low: -0.12, high: 0.01 } },
        neutralised: { difference: null, interval: null, reason: 'spans_break' },
        engaged: { difference: 0.2, interval: { low: 0.1, high: 0.3 } },
      },
    ],
  },
  definition: {
    ...{ view: 'interception', version: 1, label: 'claimed by the Air Force of Ukraine' },
    ...{ day_rule: 'end', claimants: ['ua-air-force'], sources: { counted: ['imported'], not_counted: [] } },
    ...{ as_of: null, known_at: null, seq: 12 },
    notes: ['A note.'],
  },
  links: { explain: '/v1/explain?view=interception&at_seq=12' },
};

test('rates of interception are printed with their intervals in words, and why one is not given', async () => {
  const env = fakeCliEnvironment({
    fetch: async () => Response.json(completeAnswer(interceptionQuestion.answer, answer)),
  });
  expect(await runCw(['ask', 'interception', '--endpoint', 'http://127.0.0.1:9999'], env)).toBe(0);
  const printed = env.printed();
  expect(printed).toContain('Rates of interception, claimed by the Air Force of Ukraine:');
  expect(printed).toMatch(
    /cruise +S1 +6 +1,060 +46 +– +14 +76\.7 % \(64\.6 to 85\.6 %\) +– lost not reported +– too few nights/,
  );
  expect(printed).toContain('Compared with 2023-01-01 to 2023-12-31:');
  expect(printed).toMatch(
    /cruise kinetic: 5\.0 percentage points lower \(95 % interval -12\.0 to 1\.0 %\), not distinguishable/,
  );
  expect(printed).toMatch(/cruise neutralised: not compared, across a reporting break/);
  expect(printed).toMatch(/cruise engaged: 20\.0 percentage points higher \(95 % interval 10\.0 to 30\.0 %\)\n/);
  expect(printed).toContain('http://127.0.0.1:9999/v1/explain?view=interception&at_seq=12');
});
