import { airDefenceQuestion } from '@counterweight/contracts/http';
import { expect, test } from 'vitest';
import { completeAnswer } from '../../test/complete-answer.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';

const sums = { units: 0, low: 0, high: 0, about: false, lines: 1 };
const desk = { counted: ['desk'], not_counted: [] };
const answer = {
  data: [
    {
      ...{ class: 'long_range', part: null },
      stages: { pledged: { ...sums, units: 5, low: 5, high: 5 }, delivered: { ...sums, units: 3, low: 3, high: null } },
      asked: [
        { low: 7, high: null, scope: 'additional', about: false },
        { low: 25, high: 25, scope: 'total', about: true },
      ],
      gap: { delivered: { low: 9, high: 11 } },
    },
    {
      ...{ class: 'sustainment', part: 'ammunition', asked: [], gap: null },
      stages: {
        committed: { ...sums, units: 53000, low: 53000, high: 53000, about: true },
        delivered: { ...sums, high: null },
      },
    },
  ],
  requests: [
    { request: 'desk:a', made: '2024-04-19', standing: 'superseded', superseded_by: ['desk:b'], unplaced: [] },
    { request: 'desk:b', made: '2024-07-15', standing: 'in_force', superseded_by: [], unplaced: ['air defence'] },
  ],
  unplaced: [{ item: 'multi-mission radar', stage: 'committed', lines: 1 }],
  definition: {
    ...{ view: 'air-defence', version: 1, basis: 'items as published', unit: 'units as counted' },
    ...{ sources: desk, request_sources: desk, on: '2024-12-31', as_of: null, known_at: null, seq: 7 },
    coverage: { first_day: '2023-01-01', last_day: '2024-12-20' },
    tables: { air_defence: 1 },
    notes: ['Stages are never added up.'],
  },
  links: { explain: '/v1/explain?view=air-defence&min_seq=7' },
};

async function ask(body: unknown, ...args: string[]) {
  const asked: string[] = [];
  const answering: typeof fetch = async (input, init) => {
    asked.push(new Request(input, init).url);
    return Response.json(completeAnswer(airDefenceQuestion.answer, body));
  };
  const env = fakeCliEnvironment({ fetch: answering });
  const code = await runCw(['ask', 'air-defence', '--endpoint', 'http://api.example:9', ...args], env);
  return { code, out: env.printed(), url: new URL(asked[0] ?? 'http://none') };
}

test("gives the options to the API under the parameters' names", async () => {
  const { code, url } = await ask(answer, '--by', 'system', '--on', '2024-12-31', '--request-source', 'desk');
  expect([code, url.pathname]).toEqual([0, '/v1/views/air-defence']);
  expect(Object.fromEntries(url.searchParams)).toEqual({ by: 'system', on: '2024-12-31', request_source: 'desk' });
});

test('prints what was asked beside what was given, with what is open in each number', async () => {
  const { out } = await ask(answer);
  expect(out.split('\n').slice(0, 3)).toEqual([
    'class        part                      asked  pledged  committed  delivered  operational  not delivered',
    'long_range               ≥7 more, ~25 in all        5          –         ≥3            –           9–11',
    'sustainment  ammunition                             –    ~53,000          ?            –',
  ]);
});

test('says who asked, what could not be placed, what it means and where the lines are', async () => {
  const { out } = await ask(answer);
  expect(out).toContain(
    'Request desk:a, 2024-04-19: superseded by desk:b\nRequest desk:b, 2024-07-15: in force; not placed: air defence\n',
  );
  expect(out).toContain('Not placed: multi-mission radar (committed)');
  expect(out).toContain('air-defence v1 (catalogue v1), items as published; units as counted; pledges: source desk');
  expect(out).toContain('at the end of 2024-12-31; from 2023-01-01 to 2024-12-20; seq 7');
  expect(out).toContain('http://api.example:9/v1/explain?view=air-defence&min_seq=7');
});
