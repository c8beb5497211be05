import { timelineQuestion } from '@counterweight/contracts/http';
import { describe, expect, test } from 'vitest';
import { completeAnswer } from '../../test/complete-answer.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';

const desk = { counted: ['desk'], not_counted: [] };
const entry = { precision: 'day', kind: 'meeting', linked: [] };
const tie = { relation: 'in_response_to', direction: 'from', entity: 'desk:storm', dangling: false };
const answer = {
  data: [
    { ...entry, day: '2023-05-01', precision: 'month', kind: 'pledge', point: 'operational', title: 'A battery' },
    { ...entry, day: '2024-01-03', point: 'requested', title: 'Council: asked for by Ukraine', linked: [tie] },
    { ...entry, day: '2024-01-04', point: 'announced', title: 'x'.repeat(120) },
    {
      ...{ ...entry, day: '2024-01-10', point: 'convened', title: 'Council: meets' },
      linked: [{ ...tie, direction: 'to', relation: 'about', entity: 'desk:gone', dangling: true }],
    },
  ],
  definition: {
    ...{ view: 'timeline', version: 1, basis: 'as reported by each source', day_rule: 'the calendar day' },
    derived_from: [
      { kind: 'meeting', sources: desk },
      { kind: 'pledge', sources: desk },
      { kind: 'strike', sources: { counted: ['file'], not_counted: ['desk'] } },
    ],
    ...{ as_of: null, known_at: null, seq: 12 },
    coverage: { first_day: '2023-05-01', last_day: '2024-02-01', entries: 9 },
    notes: ['Later is not caused.'],
  },
  links: { self: '/v1/timeline', next: '/v1/timeline?cursor=abc', undated: '/v1/timeline?undated=only' },
};

async function ask(response: Response, ...args: string[]) {
  const asked: Request[] = [];
  const answering: typeof fetch = async (input, init) => {
    asked.push(new Request(input, init));
    return response;
  };
  const env = fakeCliEnvironment({ fetch: answering });
  const code = await runCw(['ask', 'timeline', '--endpoint', 'http://api.example:9', ...args], env);
  return { code, out: env.printed(), err: env.complained(), url: new URL(asked[0]?.url ?? '') };
}

describe('asking for the timeline', () => {
  test("gives the options to the API under the parameters' names, and at the timeline's own address", async () => {
    const options = ['--from', '2024-01-01', '--kind', 'meeting,strike', '--point', 'convened', '--undated', 'only'];
    const { url } = await ask(
      Response.json(completeAnswer(timelineQuestion.answer, answer)),
      ...options,
      '--limit',
      '20',
      '--known-at',
      '2026-01-01',
    );
    expect(url.origin + url.pathname).toBe('http://api.example:9/v1/timeline');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      ...{ from: '2024-01-01', kind: 'meeting,strike', point: 'convened', undated: 'only', limit: '20' },
      known_at: '2026-01-01',
    });
  });

  test('prints a row an entry with its links, a month as such, long words cut', async () => {
    const { code, out } = await ask(Response.json(completeAnswer(timelineQuestion.answer, answer)));
    expect(code).toBe(0);
    const rows = out.split('\n').slice(1, 5);
    expect(rows.map((row) => row.split(/ {2,}/))).toEqual([
      ['2023-05', 'pledge operational', 'A battery'],
      ['2024-01-03', 'meeting requested', 'Council: asked for by Ukraine', '→ in response to desk:storm'],
      ['2024-01-04', 'meeting announced', `${'x'.repeat(99)}…`],
      ['2024-01-10', 'meeting convened', 'Council: meets', '← about desk:gone (not known)'],
    ]);
  });

  test('says what it is made of, what is not shown, and where the rest is', async () => {
    const { out } = await ask(Response.json(completeAnswer(timelineQuestion.answer, answer)));
    expect(out).toContain('timeline v1, as reported by each source; meeting, pledge: source desk; strike: source file');
    expect(out).toContain('4 of 9 dated entries; from 2023-05-01 to 2024-02-01; seq 12');
    expect(out).toContain('Later is not caused.');
    expect(out).toContain('Without a day: http://api.example:9/v1/timeline?undated=only');
    expect(out).toContain('The next page: http://api.example:9/v1/timeline?cursor=abc');
  });

  test('says so when the answer is of another version', async () => {
    const { code, err } = await ask(Response.json({ rows: [] }));
    expect(code).toBe(1);
    expect(err).toMatch(/^cw: \/v1\/timeline answered something this version of cw does not understand/);
  });
});
