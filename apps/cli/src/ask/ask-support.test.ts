import { supportQuestion } from '@counterweight/contracts/http';
import { describe, expect, test } from 'vitest';
import { completeAnswer } from '../../test/complete-answer.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';

const none = { undisclosed: 0, included_elsewhere: 0, unpriced: 0, qualified: 0, undated: 0, transactions: 1 };
const committed = { ...none, stage: 'committed', currency: 'EUR', unconverted: { transactions: 0, native: {} } };
const usa = {
  ...committed,
  donor: 'USA',
  donor_name: 'United States',
  category: 'military',
  amount: '44338095238.10',
  native: { USD: '46555000000' },
  packages: 41,
  undisclosed: 3,
  qualified: 1,
};
const poland = {
  ...committed,
  donor: 'POL',
  donor_name: 'Poland',
  category: 'military',
  amount: null,
  native: { EUR: '0', PLN: '500', USD: '1234.5' },
  packages: 1,
  unconverted: { transactions: 2, native: { PLN: '500', USD: '1234.5' } },
};
const sources = { counted: ['kiel-ukraine-support-tracker'], not_counted: ['counterweight-demo'] };
const answer = {
  data: [poland, usa],
  totals: [{ ...usa, donor: undefined, donor_name: undefined, packages: 42 }],
  restrictions: {
    on: '2024-01-10',
    more: { count: 3, links: { self: '/v1/restrictions' } },
    in_force: [
      {
        ...{ id: 'desk:congress', kind: 'appropriation_blocked', restricted_by: 'Congress', since: '2023-12-30' },
        ...{ until: null, held_up: { native: { USD: '75000000' }, undisclosed: 1 } },
      },
    ],
  },
  definition: {
    view: 'support',
    version: 1,
    basis: 'as published by the source',
    fx: { policy: 'as_reported', currency: 'EUR', sources: { counted: ['ecb-reference-rates'], not_counted: [] } },
    sources,
    as_of: null,
    known_at: null,
    seq: 121,
    coverage: { first_day: '2022-01-10', last_day: '2023-02-08' },
    notes: ['Stages are never added up.'],
  },
  links: { explain: '/v1/pledges?rows=day&min_seq=121' },
};

async function ask(body: unknown, ...args: string[]) {
  const asked: string[] = [];
  const answering: typeof fetch = async (input, init) => {
    asked.push(new Request(input, init).url);
    return Response.json(completeAnswer(supportQuestion.answer, body));
  };
  const env = fakeCliEnvironment({ fetch: answering });
  const code = await runCw(['ask', 'support', '--endpoint', 'http://api.example:9', ...args], env);
  return { code, out: env.printed(), err: env.complained(), url: new URL(asked[0] ?? 'http://none') };
}

describe('asking for support', () => {
  test("gives grouping, stage, currency and policy to the API under the parameters' names", async () => {
    const options = ['--by', 'donor,category', '--stage', 'committed', '--currency', 'USD', '--fx', 'fixed:2022-06-15'];
    const { url } = await ask(answer, ...options);
    expect(url.pathname).toBe('/v1/views/support');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      by: 'donor,category',
      stage: 'committed',
      currency: 'USD',
      fx: 'fixed:2022-06-15',
    });
  });

  test('prints a row a key and stage, the money as it was given beside it, and totals by stage', async () => {
    const { code, out } = await ask(answer, '--by', 'donor,category');
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 4)).toEqual([
      'donor              category  stage                     EUR  packages  as given                    without an amount',
      'POL Poland         military  committed                   –         1  EUR 0, PLN 500, and 1 more  unconverted 2',
      'USA United States  military  committed  ~44,338,095,238.10        41  USD 46,555,000,000          undisclosed 3',
      'total                        committed  ~44,338,095,238.10        42  USD 46,555,000,000          undisclosed 3',
    ]);
  });

  test('says what of it is held up, since when and by whom', async () => {
    const { out } = await ask(answer, '--by', 'donor');
    expect(out).toContain(
      'Held up on 2024-01-10: at most USD 75,000,000, and without an amount 1 (appropriation blocked by Congress, since 2023-12-30; desk:congress).',
    );
    expect(out).toContain('as sources without a rank say: 3 restrictions, at /v1/restrictions\n');
  });

  test('says what the numbers mean, by which rates, and where the pledges are', async () => {
    const { out } = await ask(answer, '--by', 'donor');
    expect(out).toContain('support v1, as published by the source; source kiel-ukraine-support-tracker (not counted:');
    expect(out).toContain(
      'converted to EUR by as_reported, rates of ecb-reference-rates; from 2022-01-10 to 2023-02-08',
    );
    expect(out).toContain('Stages are never added up.');
    expect(out).toContain('http://api.example:9/v1/pledges?rows=day&min_seq=121');
  });

  test('does not repeat the stages as totals when the rows are the stages', async () => {
    const { out } = await ask({ ...answer, data: answer.totals });
    expect(out.split('\n').slice(0, 3)).toEqual([
      'stage                     EUR  packages  as given            without an amount',
      'committed  ~44,338,095,238.10        42  USD 46,555,000,000  undisclosed 3',
      '',
    ]);
  });
});
