import { strikesQuestion } from '@counterweight/contracts/http';
import { describe, expect, test } from 'vitest';
import { completeAnswer } from '../../test/complete-answer.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';

const none = { launched: 0, destroyed: 0, lost: 0, left: 0, airborne: 0, hit: 0 };
const answer = {
  data: [
    { month: '2025-08', salvos: 31, ...none, launched: 4132, destroyed: 3445, unknown: { ...none, lost: 2 } },
    {
      month: '2025-09',
      salvos: 2,
      ...none,
      launched: 10,
      unknown: { ...none, destroyed: 1 },
      qualified: { launched: 1 },
    },
  ],
  total: { salvos: 33, ...none, launched: 4142, destroyed: 3445, unknown: { ...none, destroyed: 1, lost: 2 } },
  definition: {
    view: 'strikes',
    version: 1,
    basis: 'as reported by the claimants; not verified',
    day_rule: 'end',
    claimants: ['ua-air-force'],
    sources: { counted: ['missile-attacks-daily'], not_counted: ['counterweight-demo'] },
    as_of: null,
    known_at: '2026-01-01',
    seq: 5120,
    coverage: { from: null, to: null, first_day: '2025-08-01', last_day: '2025-09-02' },
    notes: ['Reporting break: from August 2025.'],
  },
  links: { explain: '/v1/strikes?weapon=shahed&min_seq=5120' },
};

async function ask(response: Response, ...args: string[]) {
  const asked: Request[] = [];
  const answering: typeof fetch = async (input, init) => {
    asked.push(new Request(input, init));
    return response;
  };
  const env = fakeCliEnvironment({ fetch: answering });
  const code = await runCw(['ask', 'strikes', '--endpoint', 'http://api.example:9', ...args], env);
  return { code, out: env.printed(), err: env.complained(), request: asked[0] };
}

describe('asking a view', () => {
  test("gives the options to the API under the parameters' names", async () => {
    const options = ['--by', 'weapon', '--weapon', 'shahed,kalibr', '--day-rule', 'start', '--known-at', '2026-01-01'];
    const { request } = await ask(Response.json(completeAnswer(strikesQuestion.answer, answer)), ...options);
    const url = new URL(request?.url ?? '');
    expect(url.origin + url.pathname).toBe('http://api.example:9/v1/views/strikes');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      by: 'weapon',
      weapon: 'shahed,kalibr',
      day_rule: 'start',
      known_at: '2026-01-01',
    });
  });

  test('prints a row a key and the total, in columns', async () => {
    const { code, out } = await ask(Response.json(completeAnswer(strikesQuestion.answer, answer)));
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 4)).toEqual([
      'month    salvos  launched  destroyed  unknown',
      '2025-08      31     4,132      3,445',
      '2025-09       2       ~10          0  destroyed 1',
      'total        33     4,142      3,445  destroyed 1',
    ]);
  });

  test('shows a dash, not a zero, where no report gives a number', async () => {
    const [first] = answer.data;
    const silent = { ...answer, data: [{ ...first, destroyed: null, unknown: { ...none, destroyed: 31 } }] };
    const { out } = await ask(Response.json(completeAnswer(strikesQuestion.answer, silent)));
    expect(out.split('\n')[1]).toBe('2025-08      31     4,132          –  destroyed 31');
  });

  test('says what the numbers mean, what was not counted, and where the records are', async () => {
    const { out } = await ask(Response.json(completeAnswer(strikesQuestion.answer, answer)));
    expect(out).toContain('strikes v1, as reported by the claimants; not verified');
    expect(out).toContain('source missile-attacks-daily (not counted: counterweight-demo)');
    expect(out).toContain(
      "day of the window's end; salvos from 2025-08-01 to 2025-09-02; known at 2026-01-01; seq 5120",
    );
    expect(out).toContain('Reporting break: from August 2025.');
    expect(out).toContain('http://api.example:9/v1/strikes?weapon=shahed&min_seq=5120');
  });

  test('shows a measure that reports seldom give once something was counted', async () => {
    const left = { ...answer, total: { ...answer.total, left: 3 } };
    const { out } = await ask(Response.json(completeAnswer(strikesQuestion.answer, left)));
    expect(out.split('\n')[0]).toBe('month    salvos  launched  destroyed  left  unknown');
  });

  test("prints the API's own JSON, and nothing else, with --json", async () => {
    const { out } = await ask(Response.json(completeAnswer(strikesQuestion.answer, answer)), '--json');
    expect(JSON.parse(out)).toEqual(completeAnswer(strikesQuestion.answer, answer));
  });

  test("asks for CSV and prints the API's own with --csv", async () => {
    const { out, request } = await ask(new Response('month,salvos\n2025-08,31\n'), '--csv');
    expect(request?.headers.get('accept')).toBe('text/csv');
    expect(out).toBe('month,salvos\n2025-08,31\n');
  });

  test("prints the problem's own words about an unknown value, and ends with 2", async () => {
    const problem = {
      title: 'x',
      detail: 'weapon: sahed is not known',
      parameter: 'weapon',
      allowed: ['shahed', 'kalibr'],
    };
    const { code, out, err } = await ask(Response.json(problem, { status: 422 }), '--weapon', 'sahed');
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe('cw: weapon: sahed is not known; allowed: shahed, kalibr\n');
  });

  test('refuses a view that there is none of, naming those there are', async () => {
    const env = fakeCliEnvironment();
    expect(await runCw(['ask', 'tanks'], env)).toBe(2);
    expect(env.complained()).toMatch(/unknown command 'tanks'[\s\S]*strikes/);
  });

  test('says so when the answer is of another version', async () => {
    const { code, err } = await ask(Response.json({ rows: [] }));
    expect(code).toBe(1);
    expect(err).toMatch(/^cw: \/v1\/views\/strikes answered something this version of cw does not understand/);
  });
});
