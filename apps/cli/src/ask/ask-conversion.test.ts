import { conversionQuestion } from '@counterweight/contracts/http';
import { expect, test } from 'vitest';
import { completeAnswer } from '../../test/complete-answer.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';

const counts = { lines: 1660, packages: 95, counted: 1441, uncounted: 219, withdrawn: 0, qualified: 0, undated: 3 };
const known = { ...counts, delivered: 309, partly: 17, none: 21, unknown: 94 };
const steps = [{ day: 20, delivered: 0.25, interval: null, cancelled: 0, outstanding: 0.75 }];
const curve = { steps, within: [{ days: 365, delivered: 0.5, interval: { low: 0.25, high: 0.75 } }], stopped_at: null };
const units = { committed: 7000, reduced: 0, cancelled: 0, delivered: 3500, over: 0, not_delivered: 0, unknown: 3500 };
const money = {
  ...{ committed: { amount: '100.00' }, share: 0.4 },
  delivered: { amount: '40.00', undisclosed: 6 },
};
const answer = {
  data: [
    {
      ...{ class: 'armour', ...known, units, money, curve },
      share: { delivered: 0.89049, interval: { low: 0.6786, high: 0.969 }, low: 0.70068, high: 0.91383 },
    },
    {
      ...{ class: 'naval', ...counts, curve: null, curve_reason: 'no_dated_deliveries' },
      share: { delivered: null, interval: null, low: 0, high: 1, reason: 'only_deliveries_known' },
    },
  ],
  total: null,
  requests: {
    items: [
      {
        ...{ request: 'desk:q', made: '2024-04-19', item: 'Patriot', class: 'long_range', least: 7 },
        explicit: { announced: null, delivered: null, met: 'open' },
        later: {
          announced: { day: '2024-06-20', days: 62, pledge: 'desk:r', donor: 'ROU' },
          delivered: { day: '2024-07-05', days: 77, pledge: 'desk:d', donor: 'DEU' },
          ...{ units: 8, met: 'met', met_on: '2024-10-03', donors: ['DEU', 'ROU'] },
        },
      },
    ],
  },
  definition: {
    ...{ view: 'conversion', version: 1, cut: '2023-02-08', fx: { policy: 'announcement_day', currency: 'EUR' } },
    ...{ sources: { counted: ['imported'], not_counted: [] }, as_of: null, known_at: null, seq: 12 },
    notes: ['A note.'],
  },
  links: { explain: '/v1/explain?view=conversion&at_seq=12' },
};

test('what became of promises is printed with intervals and limits in words, and why a figure is not given', async () => {
  const env = fakeCliEnvironment({
    fetch: async () => Response.json(completeAnswer(conversionQuestion.answer, answer)),
  });
  expect(await runCw(['ask', 'conversion', '--endpoint', 'http://127.0.0.1:9999'], env)).toBe(0);
  const printed = env.printed();
  expect(printed).toContain('What became of what was promised, at the end of 2023-02-08:');
  expect(printed).toMatch(
    /armour +1,660 +309 +17 +21 +94 +219 +3,500 of 7,000 +89\.0 % \(67\.9 to 96\.9 %\) +70\.1 to 91\.4 % +50\.0 % \(25\.0 to 75\.0 %\) +at least 40\.0 %, 6 undisclosed/,
  );
  expect(printed).toMatch(/naval .*– only deliveries reported +0\.0 to 100\.0 % +– no dated deliveries +–/);
  expect(printed).toContain(
    'Patriot (long_range), at least 7, asked on 2024-04-19. By links: nothing. Of its class since, whatever it answers: announced after 62 days by ROU, delivered after 77 days by DEU, 8 came from DEU, ROU, met on 2024-10-03.',
  );
  expect(printed).toContain('http://127.0.0.1:9999/v1/explain?view=conversion&at_seq=12');
});
