import { describe, expect, test } from 'vitest';
import { completeAnswer } from '../../test/complete-answer.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';
import { pledgeAnswerSchema } from './pledge-answer.ts';

const sources = [{ publisher: 'Ministry of Defence', title: 'Support announced', published_on: '2022-12-06' }];
const committed = {
  id: 'committed',
  type: 'committed',
  stage: 'committed',
  when: { precision: 'day', day: '2022-12-06' },
  value: { known: 'money', money: { amount: '10800000000', currency: 'USD', qualifier: 'up_to' } },
  units: [{ item: 'howitzer', class: 'artillery', count: 36 }, { item: 'night vision device' }],
  conversion: {
    currency: 'EUR',
    policy: 'announcement_day',
    amount: '10270064663.37',
    rates: [{ currency: 'USD', rate: '1.0516', on: '2022-12-06', source: 'ecb-reference-rates' }],
    publisher: { amount: '10285714285.7142857', currency: 'EUR', rate: '1.05', difference: '-15649622.34' },
  },
  sources,
};
const pledge = {
  id: 'desk:usm8',
  status: 'committed',
  donor_name: 'United States',
  title: 'Drawdown',
  category: 'military',
  subcategory: 'mixed',
  new_money: 'yes',
  announced: { precision: 'month', month: '2022-12' },
  sources,
  transactions: [committed],
  gone: [],
  awaiting_header: false,
  warnings: [],
};

async function show(body: unknown, ...args: string[]) {
  const asked: string[] = [];
  const answering: typeof fetch = async (input, init) => {
    asked.push(new Request(input, init).url);
    return body instanceof Response ? body : Response.json(completeAnswer(pledgeAnswerSchema, { data: body }));
  };
  const env = fakeCliEnvironment({ fetch: answering });
  const code = await runCw(['pledge', 'desk:usm8', '--endpoint', 'http://api.example:9', ...args], env);
  return { code, out: env.printed(), err: env.complained(), url: asked[0] };
}

function rowOf(out: string, start: string): string | undefined {
  return out
    .split('\n')
    .find((line) => line.startsWith(start))
    ?.replace(/ {2,}/g, ' | ');
}

describe('showing a pledge', () => {
  test("puts the publisher's conversion beside ours, with the rate, its day and its source", async () => {
    const { code, out, url } = await show(pledge);
    expect([code, url]).toEqual([0, 'http://api.example:9/v1/pledges/desk%3Ausm8']);
    expect(rowOf(out, 'committed')).toBe(
      'committed | committed | 2022-12-06 | <= USD 10,800,000,000 | 10,270,064,663.37 | 1.0516 USD on 2022-12-06, ecb-reference-rates | EUR 10,285,714,285.71 | 1.05 | -15,649,622.34',
    );
    expect(out).toContain('United States: Drawdown (desk:usm8)\n');
    expect(out).toContain('status committed; military, mixed; new money: yes; announced 2022-12');
  });

  test('says why there is no amount of ours, and shows no zero for it', async () => {
    const conversion = { currency: 'EUR', policy: 'announcement_day', amount: null, reason: 'undated', rates: [] };
    const when = { precision: 'between', to: '2022-10-03' };
    const { out } = await show({ ...pledge, transactions: [{ ...committed, when, conversion }] });
    expect(rowOf(out, 'committed')).toBe(
      'committed | committed | until 2022-10-03 | <= USD 10,800,000,000 | – | no rate: undated',
    );
  });

  test('tells an amount that is kept secret from one that is in another pledge', async () => {
    const { conversion: _, units: __, ...bare } = committed;
    const transactions = [
      { ...bare, id: 'a', value: { known: 'undisclosed' } },
      { ...bare, id: 'b', value: { known: 'included_elsewhere', in: 'desk:other' } },
    ];
    const { out } = await show({ ...pledge, transactions });
    expect(rowOf(out, 'a ')).toMatch(/undisclosed$/);
    expect(rowOf(out, 'b ')).toMatch(/in desk:other$/);
  });

  test('lists items with their numbers, an unknown number as unknown, and each source once', async () => {
    const { out } = await show(pledge);
    expect(out).toContain(
      'Items:\n  committed: 36 x howitzer (artillery)\n  committed: unknown number x night vision device\n',
    );
    expect(out.match(/Ministry of Defence, Support announced, 2022-12-06/g)).toHaveLength(1);
  });

  test('says that replenishment and transactions without a header count nothing', async () => {
    expect((await show({ ...pledge, replenishment: true })).out).toContain('Counts in no stage');
    const { donor_name: _, title: __, ...headless } = pledge;
    const { out } = await show({ ...headless, status: 'awaiting_header', awaiting_header: true });
    expect(out).toMatch(/^desk:usm8\nstatus awaiting header;.*\nCounts nothing/);
  });

  test('shows what an adjustment applies to, what was taken back, and warnings', async () => {
    const reduced = { ...committed, id: 'r', type: 'reduced', applies_to: 'committed', units: undefined };
    const { out } = await show({
      ...pledge,
      transactions: [committed, reduced],
      gone: [{ id: 'old', status: 'retracted', reason: 'entered twice' }],
      warnings: [{ transaction: 'r', message: 'comes to more than it' }],
    });
    expect(rowOf(out, 'r ')).toContain('reduced committed (committed)');
    expect(out).toContain('Taken back:\n  old: retracted, entered twice\n');
    expect(out).toContain('Warnings:\n  r comes to more than it\n');
  });

  test("prints the API's own JSON with --json, and asks for a past day with --known-at", async () => {
    const { out, url } = await show(pledge, '--json', '--known-at', '2026-01-01');
    expect(JSON.parse(out)).toEqual(completeAnswer(pledgeAnswerSchema, { data: pledge }));
    expect(url).toContain('?known_at=2026-01-01');
  });

  test("prints the problem's own words about a pledge that is not there", async () => {
    const problem = Response.json({ title: 'x', detail: 'no pledge desk:usm8 is known' }, { status: 404 });
    const { code, err } = await show(problem);
    expect([code, err]).toEqual([1, 'cw: no pledge desk:usm8 is known\n']);
  });
});
