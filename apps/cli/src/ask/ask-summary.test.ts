import { summaryQuestion } from '@counterweight/contracts/http';
import { expect, test } from 'vitest';
import { completeAnswer } from '../../test/complete-answer.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';

const none = { launched: 0, destroyed: 0, lost: 0, left: 0, airborne: 0, hit: 0 };
const strikes = { salvos: 3, ...none, launched: 5200, destroyed: 4100, unknown: none };
const sources = { counted: ['desk'], not_counted: ['other'] };
const size = { members: 30, joined: null, left: null, unknown_since: 0, parts: {} };
const answer = {
  data: {
    support: {
      by_stage: [
        {
          ...{ stage: 'committed', amount: '1500.00', currency: 'EUR', native: { EUR: '1500' }, packages: 2 },
          ...{ undisclosed: 1, included_elsewhere: 0, unpriced: 0, qualified: 0, undated: 0 },
          unconverted: { transactions: 0 },
        },
      ],
    },
    strikes: { total: strikes },
    last_wave: {
      ...{
        first_day: '2023-12-29',
        last_day: '2024-01-02',
        until_then: { rank: 1, of: 3 },
        to_date: { rank: 19, of: 33 },
      },
      ...{ ...strikes, launched: 466 },
    },
    open_requests: {
      ...{ open: 2, superseded: 1 },
      latest: [
        {
          ...{ id: 'desk:more', made: '2024-12-10' },
          lines: [{ item: 'Patriot', qualifier: 'between', low: 10, high: 12, scope: 'additional' }],
        },
        {
          ...{ id: 'desk:seven', made: '2024-04-19' },
          lines: [
            { item: 'Patriot', qualifier: 'at_least', low: 7, scope: 'additional', equivalence: 'or similar' },
            { item: 'Ammunition' },
          ],
        },
      ],
    },
    restrictions: {
      on: '2024-01-10',
      more: { count: 0, links: { self: '/v1/restrictions' } },
      in_force: [
        {
          ...{
            id: 'desk:congress',
            kind: 'appropriation_blocked',
            restricted_by: 'Congress',
            since: '2023-12-30',
            until: null,
          },
          held_up: { native: { USD: '100' }, undisclosed: 0 },
        },
      ],
    },
    coalition: [
      { body: 'NATO', size },
      { body: 'EU', size: { ...size, members: 0 } },
    ],
    claims: {
      figures: 9,
      compared: [
        { statement: 'desk:s', claimed: { value: '54', speaker: 'A desk' }, difference_note: '30 named of 54 claimed' },
      ],
    },
  },
  seq: 77,
  definitions: {
    support: { sources, as_of: '2024-01-10', known_at: null },
    strikes: { sources },
    open_requests: { sources, on: '2024-01-10' },
  },
  links: { self: '/v1/summary?as_of=2024-01-10' },
};

async function ask(body: unknown, ...args: string[]) {
  const asked: Request[] = [];
  const answering: typeof fetch = async (input, init) => {
    asked.push(new Request(input, init));
    return Response.json(completeAnswer(summaryQuestion.answer, body));
  };
  const env = fakeCliEnvironment({ fetch: answering });
  const code = await runCw(['ask', 'summary', '--endpoint', 'http://api.example:9', ...args], env);
  return { code, out: env.printed(), url: new URL(asked[0]?.url ?? '') };
}

test('asks the summary, for a time and in a currency', async () => {
  const { url } = await ask(answer, '--as-of', '2024-01-10', '--currency', 'USD');
  expect(url.pathname).toBe('/v1/summary');
  expect(Object.fromEntries(url.searchParams)).toEqual({ as_of: '2024-01-10', currency: 'USD' });
});

test('prints every part, each with what it is counted from', async () => {
  const { code, out } = await ask(answer);
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    'Support, source desk (not counted: other)',
    'stage           EUR  packages  as given   without an amount',
    'committed  1,500.00         2  EUR 1,500  undisclosed 1',
    'Held up on 2024-01-10: at most USD 100 (appropriation blocked by Congress, since 2023-12-30; desk:congress).',
    '',
    'Strikes as claimed, source desk (not counted: other)',
    'launched 5,200, destroyed 4,100',
    'Last wave 2023-12-29 to 2024-01-02: launched 466; rank 1 of 3 then, 19 of 33 to date',
    '',
    'Open requests on 2024-01-10: 2; superseded: 1',
    '2024-12-10  10 to 12 additional Patriot (desk:more)',
    '2024-04-19  at least 7 additional Patriot (or similar); Ammunition (desk:seven)',
    '',
    'NATO on 2024-01-10: 30 members named',
    '',
    'Claimed beside computed, 1 of 9 figures',
    '30 named of 54 claimed (A desk; desk:s)',
    '',
    'as of 2024-01-10; seq 77; with definitions: http://api.example:9/v1/summary?as_of=2024-01-10',
    '',
  ]);
});

test('says so when there was no wave', async () => {
  const { out } = await ask({ ...answer, data: { ...answer.data, last_wave: null } });
  expect(out).toContain('No wave of strikes.');
});
