import { wavesQuestion } from '@counterweight/contracts/http';
import { expect, test } from 'vitest';
import { completeAnswer } from '../../test/complete-answer.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';

const none = { launched: 0, destroyed: 0, lost: 0, left: 0, airborne: 0, hit: 0 };
const standings = (then: number, ofThen: number, now: number, ofNow: number) => ({
  until_then: { rank: then, of: ofThen, percentile: 100 },
  to_date: { rank: now, of: ofNow, percentile: 90 },
});
const answer = {
  data: [
    {
      ...{ first_day: '2023-12-29', last_day: '2024-01-02', days: 5, threshold_days: 3, open: false },
      ...{ salvos: 14, ...none, launched: 1466, destroyed: 300, unknown: { ...none, launched: 1, lost: 14 } },
      ...standings(1, 3, 19, 33),
      peak: { day: '2023-12-29', launched: 158, unknown_launched: 0, ...standings(1, 238, 120, 879) },
    },
    {
      ...{ first_day: '2025-12-31', last_day: '2025-12-31', days: 1, threshold_days: 1, open: true },
      ...{
        salvos: 2,
        ...none,
        launched: 127,
        destroyed: null,
        unknown: { ...none, destroyed: 2 },
        qualified: { launched: 1 },
      },
      ...standings(26, 33, 26, 33),
      peak: { day: '2025-12-31', launched: 127, unknown_launched: 0, ...standings(200, 879, 200, 879) },
    },
  ],
  definition: {
    ...{
      view: 'waves',
      version: 1,
      basis: 'as reported by the claimants; not verified',
      rule: 'days with at least 100',
    },
    ...{ day_rule: 'end', claimants: ['ua-air-force'], sources: { counted: ['imported'], not_counted: [] } },
    ...{ as_of: null, known_at: null, seq: 12 },
    coverage: { from: null, to: null, first_day: '2022-09-28', last_day: '2025-12-31' },
    notes: ['Ranks are among what these sources report.'],
  },
  links: { explain: '/v1/strikes?weapon=shahed&min_seq=12' },
};

async function ask(response: Response, ...args: string[]) {
  const asked: Request[] = [];
  const answering: typeof fetch = async (input, init) => {
    asked.push(new Request(input, init));
    return response;
  };
  const env = fakeCliEnvironment({ fetch: answering });
  const code = await runCw(['ask', 'waves', '--endpoint', 'http://api.example:9', ...args], env);
  return { code, out: env.printed(), url: new URL(asked[0]?.url ?? '') };
}

test("gives the options to the API under the parameters' names", async () => {
  const options = [
    '--threshold',
    '50',
    '--gap',
    '1',
    '--rank-by',
    'total',
    '--from',
    '2023-12-01',
    '--to',
    '2024-01-31',
  ];
  const { url } = await ask(Response.json(completeAnswer(wavesQuestion.answer, answer)), ...options);
  expect(url.pathname).toBe('/v1/views/waves');
  const rule = { threshold: '50', gap: '1', rank_by: 'total' };
  expect(Object.fromEntries(url.searchParams)).toEqual({ ...rule, from: '2023-12-01', to: '2024-01-31' });
});

test('prints a row a wave with its largest day and ranks: unknown is a dash, qualified ~, a wave that may go on +', async () => {
  const { code, out } = await ask(Response.json(completeAnswer(wavesQuestion.answer, answer)));
  expect(code).toBe(0);
  const [head = '', first = '', second = ''] = out.split('\n').map((line) => line.split(/ {2,}/).join(' | '));
  expect(head).toBe(
    'first day | last day | days | reached | launched | destroyed | rank then | to date | largest day | launched | rank then | to date | unknown',
  );
  expect(first).toBe(
    '2023-12-29 | 2024-01-02 | 5 | 3 | 1,466 | 300 | 1 of 3 | 19 of 33 | 2023-12-29 | 158 | 1 of 238 | 120 of 879 | launched 1',
  );
  expect(second).toContain('2025-12-31 | 2025-12-31 + | 1 | 1 | ~127 | – | 26 of 33');
});

test('says by which rule, over what, and where the records are', async () => {
  const { out } = await ask(Response.json(completeAnswer(wavesQuestion.answer, answer)));
  expect(out).toContain('A wave: days with at least 100.');
  expect(out).toContain(
    'waves v1, as reported by the claimants; not verified; source imported; claimants ua-air-force',
  );
  expect(out).toContain('Ranks are among what these sources report.');
  expect(out).toContain('http://api.example:9/v1/strikes?weapon=shahed&min_seq=12');
});

test("prints the API's own JSON, and nothing else, with --json", async () => {
  const { out } = await ask(Response.json(completeAnswer(wavesQuestion.answer, answer)), '--json');
  expect(JSON.parse(out)).toEqual(completeAnswer(wavesQuestion.answer, answer));
});

test('prints how the answer depends on threshold and gap, when asked', async () => {
  const rule = (threshold: number | null, quantile: number | null, gap: number, waves: number, longest: number) => {
    return { threshold, quantile, gap, waves, longest, threshold_days: 9 };
  };
  const sweep = [
    rule(100, null, 0, 40, 9),
    rule(100, null, 2, 33, 74),
    rule(null, 95, 0, 70, 8),
    rule(null, 95, 2, 63, 21),
  ];
  const { out, url } = await ask(
    Response.json(completeAnswer(wavesQuestion.answer, { ...answer, sweep })),
    '--sweep',
    'yes',
  );
  expect(url.search).toBe('?sweep=yes');
  expect(out).toMatch(
    /waves \(longest\) by +gap 0 +gap 2\nthreshold 100 +40 \(9\) +33 \(74\)\npercentile 95 +70 \(8\) +63 \(21\)/,
  );
});
