import { coalitionQuestion } from '@counterweight/contracts/http';
import { expect, test } from 'vitest';
import { completeAnswer } from '../../test/complete-answer.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';

const numbers = {
  ...{ stage: 'committed', currency: 'EUR', packages: 1, undisclosed: 0, included_elsewhere: 0, unpriced: 0 },
  ...{ qualified: 0, undated: 0, amount: '1500.00', native: { EUR: '1500' }, unconverted: { transactions: 0 } },
};
const party = { standing: 'member', from: '2022-04-26', attested_on: null, to: null, joined: false, also_in: [] };
const sources = { counted: ['desk'], not_counted: [] };
const answer = {
  data: [
    { ...party, party: 'AUS', name: 'Australia', support: { committed: { ...numbers, qualified: 1 } } },
    { ...party, party: 'FIN', name: 'Finland', joined: true, also_in: ['NATO', 'EU'], support: {} },
    {
      ...{ ...party, party: 'POL', name: 'Poland', from: null, attested_on: '2023-02-14' },
      support: { pledged: { ...numbers, amount: null, native: {}, undisclosed: 1 } },
    },
    { ...party, party: 'CHE', name: 'Switzerland', standing: 'left', to: '2023-01-31', support: {} },
    { ...party, party: 'JPN', name: 'Japan', standing: 'unknown_since', from: null, support: {} },
  ],
  size: { members: 3, joined: 1, left: 1, unknown_since: 1, parts: { NATO: { within: 1, outside: 1, unknown: 1 } } },
  claimed: [
    {
      statement: 'desk:size',
      claimed: { value: '54', speaker: 'A spokesperson', said_on: '2023-02-14' },
      difference_note: '3 named of 54 claimed',
    },
    { statement: 'desk:x', claimed: { value: '57', speaker: 'B' }, not_computed: 'the ledger names no member' },
  ],
  definition: {
    ...{ view: 'coalition', version: 1, basis: 'as reported', body: 'UDCG', on: '2023-02-28', since: '2023-01-01' },
    ...{ sources, as_of: null, known_at: null, seq: 7, notes: ['A note.'] },
    support: { fx: { policy: 'announcement_day', currency: 'EUR' }, sources },
  },
  links: { explain: '/v1/memberships?body=UDCG', support: '/v1/views/support?by=donor' },
};

async function ask(...args: string[]) {
  const asked: Request[] = [];
  const answering: typeof fetch = async (input, init) => {
    asked.push(new Request(input, init));
    return Response.json(completeAnswer(coalitionQuestion.answer, answer));
  };
  const env = fakeCliEnvironment({ fetch: answering });
  const code = await runCw(['ask', 'coalition', '--endpoint', 'http://api.example:9', ...args], env);
  return { code, out: env.printed(), url: new URL(asked[0]?.url ?? '') };
}

test("gives the options to the API under the parameters' names", async () => {
  const { url } = await ask('--body', 'NATO', '--on', '2024-03-07', '--since', '2023-04-04', '--currency', 'AUD');
  expect(url.pathname).toBe('/v1/views/coalition');
  const days = { on: '2024-03-07', since: '2023-04-04' };
  expect(Object.fromEntries(url.searchParams)).toEqual({ body: 'NATO', ...days, currency: 'AUD' });
});

test('prints a row a party: nothing known is blank, an amount that is not known a dash', async () => {
  const { code, out } = await ask();
  expect(code).toBe(0);
  expect(out.split('\n').slice(0, 6)).toEqual([
    'party            standing       since                    until       also in   pledged EUR  committed EUR  allocated EUR  delivered EUR',
    'AUS Australia    member         2022-04-26                                                      ~1,500.00',
    'FIN Finland      joined         2022-04-26                           NATO, EU',
    'POL Poland       member         ? (there on 2023-02-14)                                  –',
    'CHE Switzerland  left           2022-04-26               2023-01-31',
    'JPN Japan        unknown since  ?',
  ]);
});

test('says the size, what is claimed beside it, what it means and where the records are', async () => {
  const { out } = await ask();
  expect(out).toContain(
    'UDCG on 2023-02-28: 3 members named (NATO: 1 within, 1 outside, 1 unknown); 1 joined, 1 left; 1 more since an unknown day',
  );
  expect(out).toContain('3 named of 54 claimed (A spokesperson, 2023-02-14; desk:size)');
  expect(out).toContain('57 claimed; not computed: the ledger names no member (B; desk:x)');
  expect(out).toContain('coalition v1, as reported; source desk; compared with 2023-01-01');
  expect(out).toContain('A note.');
  expect(out).toContain('http://api.example:9/v1/memberships?body=UDCG');
});

test("prints the API's own JSON, and nothing else, with --json", async () => {
  expect(JSON.parse((await ask('--json')).out)).toEqual(completeAnswer(coalitionQuestion.answer, answer));
});
