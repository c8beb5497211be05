import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strikeKind } from '@counterweight/domain/kinds';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeApi, type FakeApiOptions } from '../../test/fake-api.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';

const TODAY = Date.UTC(2026, 5, 1);
const HEADER = 'time_start,time_end,model,launch_place,target,launched,destroyed,carrier,source';

/** A row of day `day` of March 2025. */
function row(day: number, launched: number | string, destroyed: number | string = 1): string {
  const date = `2025-03-${String(day).padStart(2, '0')}`;
  return `${date},${date},Shahed-136/131,Kursk,Ukraine,${launched},${destroyed},,kpszsu/posts/${day}`;
}

function rows(count: number, launched = 10): string[] {
  return Array.from({ length: count }, (_, index) => row(index + 1, launched));
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cw-import-'));
  writeFileSync(join(folder, 'publisher-token'), 'secret\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function runImport(api: FakeApi, lines: readonly string[], ...args: string[]) {
  writeFileSync(join(folder, 'strikes.csv'), `${lines.join('\n')}\n`);
  const env = fakeCliEnvironment({ folder, fetch: api.fetch, startAt: TODAY });
  const code = await runCw(['import', 'strikes', 'strikes.csv', '--data-dir', folder, ...args], env);
  return { code, out: env.printed(), err: env.complained() };
}

function figure(text: string, name: string): number {
  return Number(new RegExp(`^  ${name} +([0-9.]+)$`, 'm').exec(text)?.[1]);
}

function apiThat(options: FakeApiOptions = {}): FakeApi {
  return new FakeApi(options);
}

describe('importing strikes', () => {
  test('publishes every row and a description of the data set, with the token of the data directory', async () => {
    const api = apiThat();
    const { code, out } = await runImport(api, [HEADER, ...rows(3)]);
    expect(code).toBe(0);
    expect(['read', 'new', 'changed', 'gone', 'same', 'refused'].map((name) => figure(out, name))).toEqual([
      3, 3, 0, 0, 0, 0,
    ]);
    expect([...api.held.values()].map(({ kind }) => kind).sort()).toEqual(['dataset', 'strike', 'strike', 'strike']);
    expect([...api.tokens]).toEqual(['Bearer secret']);
  });

  test('publishes nothing the second time', async () => {
    const api = apiThat();
    await runImport(api, [HEADER, ...rows(3)]);
    const { code, out } = await runImport(api, [HEADER, ...rows(3)]);
    expect([code, figure(out, 'same'), figure(out, 'new')]).toEqual([0, 3, 0]);
    expect(api.bodies).toHaveLength(1);
  });

  test('sends nothing that no API takes, and says of each such event why', async () => {
    const api = apiThat();
    const lines = [HEADER, ...rows(2), row(3, 10).replace('kpszsu', '\u202ekpszsu')];
    const { code, out } = await runImport(api, lines);
    expect([code, figure(out, 'new'), figure(out, 'not taken')]).toEqual([4, 3, 1]);
    expect(out).toMatch(/^Events that were not taken:\n {2}\S+: data\.sources\.0\.\w+: contains U\+202E/m);
    await runImport(api, lines);
    expect(api.bodies).toHaveLength(1);
  });

  test('comes to the same records by an earlier release as by the later one alone', async () => {
    const later = [HEADER, row(2, 11), row(1, 10), row(12, 5)];
    const [both, alone] = [apiThat(), apiThat()];
    await runImport(both, [HEADER, ...rows(3)]);
    const { out } = await runImport(both, later, '--yes');
    await runImport(alone, later);
    expect(['new', 'changed', 'gone', 'same'].map((name) => figure(out, name))).toEqual([1, 1, 1, 1]);
    const live = (api: FakeApi) =>
      [...api.held.values()]
        .filter(({ retracted }) => !retracted)
        .map(({ entity }) => entity)
        .sort();
    expect(live(both)).toEqual(live(alone));
  });

  test('retracts nothing when the file is a part', async () => {
    const api = apiThat();
    await runImport(api, [HEADER, ...rows(3)]);
    const { code, out } = await runImport(api, [HEADER, row(1, 10)], '--partial');
    expect([code, figure(out, 'gone'), figure(out, 'same')]).toEqual([0, 0, 1]);
  });

  test('ends with 3 and publishes nothing when more than a tenth is gone, until told --yes', async () => {
    const api = apiThat();
    await runImport(api, [HEADER, ...rows(20)]);
    const before = api.contents();
    const refused = await runImport(api, [HEADER, ...rows(17)]);
    expect(refused.code).toBe(3);
    expect(refused.err).toContain('3 of 20 records would be retracted, more than a tenth');
    expect(refused.err).toContain('--yes');
    expect(refused.err).toContain('15.0 % fewer than the ledger');
    expect(refused.err).toContain('the last day in the file is 2025-03-17');
    expect(api.contents()).toEqual(before);
    const confirmed = await runImport(api, [HEADER, ...rows(17)], '--yes');
    expect([confirmed.code, figure(confirmed.out, 'gone')]).toEqual([0, 3]);
  });

  test('prints the plan of a dry run and sends nothing', async () => {
    const api = apiThat();
    const { code, out } = await runImport(api, [HEADER, ...rows(3)], '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('3 new, 0 changed, 0 gone, 0 same');
    expect(api.requests.every((request) => request.startsWith('GET '))).toBe(true);
  });

  test('lists the columns that are not read', async () => {
    const { code, out } = await runImport(apiThat(), [`${HEADER},Colour`, `${row(1, 10)},red`]);
    expect([code, out]).toEqual([0, expect.stringContaining('Columns that are not read: Colour\n')]);
  });

  test('counts a row with several faults once', async () => {
    const { out } = await runImport(apiThat(), [HEADER, row(1, 10), row(2, -5, -1), row(3, 10)]);
    expect([figure(out, 'read'), figure(out, 'refused')]).toEqual([3, 1]);
  });

  test('asks before it publishes salvos of the future, until told --accept-doubtful', async () => {
    const api = apiThat();
    const lines = [HEADER, row(1, 10), row(2, 10).replaceAll('2025', '2052')];
    const asked = await runImport(api, lines);
    expect([asked.code, api.held.size]).toEqual([3, 0]);
    expect(asked.err).toMatch(/dated in the future: 1, .*\nAdd --accept-doubtful/);
    expect((await runImport(api, lines, '--accept-doubtful')).code).toBe(0);
  });

  test('names the last day that the ledger knows of when a file is shorter', async () => {
    const intercept: FakeApiOptions['intercept'] = (request) =>
      request.url.includes('/v1/views/strikes?')
        ? Response.json({ definition: { coverage: { last_day: '2025-03-28' } } })
        : undefined;
    const api = apiThat({ intercept });
    await runImport(api, [HEADER, ...rows(28)]);
    const { code, err } = await runImport(api, [HEADER, ...rows(27)]);
    expect([code, err]).toEqual([3, expect.stringContaining('in the file is 2025-03-27, the last known 2025-03-28')]);
  });

  test('imports the good rows beside a bad one, names its line, and ends with 4', async () => {
    const api = apiThat();
    const { code, out } = await runImport(api, [HEADER, row(1, 10), row(2, -5), row(3, 10)]);
    expect([code, figure(out, 'new'), figure(out, 'refused')]).toEqual([4, 2, 1]);
    expect(out).toMatch(/Refused rows:\n {2}line 3, launched: /);
  });

  test('says which event was put aside and why, and ends with 4', async () => {
    const putAside: FakeApiOptions['putAside'] = (event) =>
      event.type.includes('strike') && JSON.stringify(event.data).includes('2025-03-02')
        ? { outcome: 'conflict', reason: 'data.revision: recorded with other content' }
        : undefined;
    const { code, out } = await runImport(apiThat({ putAside }), [HEADER, ...rows(3)]);
    expect([code, figure(out, 'conflicts')]).toEqual([4, 1]);
    expect(out).toContain('revision 1: conflict, data.revision: recorded with other content');
  });

  test('does not take a revision known with other content for its own', async () => {
    const putAside: FakeApiOptions['putAside'] = (event) => {
      const { entity } = strikeKind.events.live.data.safeParse(event.data).data ?? {};
      if (entity === undefined) return undefined;
      api.journal.push({
        kind: 'strike',
        entity,
        record: 'report',
        revision: 1,
        hash: 'other',
        salt: '',
        retracted: false,
      });
      return { outcome: 'conflict', reason: 'data.revision: recorded with other content' };
    };
    const api = apiThat({ putAside });
    const { code, out } = await runImport(api, [HEADER, ...rows(2)]);
    expect([code, figure(out, 'conflicts')]).toEqual([4, 2]);
  });

  test('is done only when the journal names every event', async () => {
    const api = apiThat({ lag: 4 });
    const { code } = await runImport(api, [HEADER, ...rows(3)]);
    expect(code).toBe(0);
    expect(api.journal).toHaveLength(4);
  });

  test('waits for what an import before it left unprojected', async () => {
    let polls = 0;
    const intercept: FakeApiOptions['intercept'] = (request) => {
      if (!request.url.includes('/v1/changes')) return undefined;
      polls += 1;
      if (polls === 5) api.journal.push(...left.splice(0));
      return undefined;
    };
    const api = apiThat({ intercept });
    const left = await runImport(api, [HEADER, ...rows(3)]).then(() => api.journal.splice(1, 1));
    polls = 0;
    const { code } = await runImport(api, [HEADER, ...rows(3)]);
    expect([code, polls]).toEqual([0, 5]);
  });

  test('stops waiting after three minutes without news, saying that nothing is lost and how to go on', async () => {
    const { code, err } = await runImport(apiThat({ lag: Number.POSITIVE_INFINITY }), [HEADER, ...rows(2)]);
    expect(code).toBe(5);
    expect(err).toMatch(/3 records are not visible yet.*nothing is lost\. Run the same command again/);
  });

  test('a slow ledger is waited for without asking for a receipt of each event', async () => {
    const api = apiThat({ lag: 600 });
    const { code } = await runImport(api, [HEADER, ...rows(28)]);
    expect(code).toBe(0);
    const receipts = api.requests.filter((request) => request.includes('/v1/receipts'));
    expect(receipts.length).toBeLessThan(100);
    expect(receipts.length % 8).toBe(0);
  });

  test('an interrupted import says how much is visible already, and the next one sends nothing twice', async () => {
    const api: FakeApi = apiThat({ lag: Number.POSITIVE_INFINITY });
    writeFileSync(join(folder, 'strikes.csv'), `${[HEADER, ...rows(3)].join('\n')}\n`);
    let polls = 0;
    const fetch: typeof globalThis.fetch = (input, init) => {
      polls += String(input).includes('/v1/changes') ? 1 : 0;
      if (polls === 2) api.journal.push(...[...api.held.values()].slice(0, 2));
      if (polls === 4) env.interrupt();
      return api.fetch(input, init);
    };
    const env = fakeCliEnvironment({ folder, fetch, startAt: TODAY });
    const code = await runCw(['import', 'strikes', 'strikes.csv', '--data-dir', folder], env);
    expect(code).toBe(5);
    expect(env.complained()).toMatch(
      /interrupted\. 2 of 4 records are visible already, up to seq 2; 2 records are not/,
    );
    api.journal.push(...[...api.held.values()].slice(2));
    expect((await runImport(api, [HEADER, ...rows(3)])).code).toBe(0);
    expect(api.bodies).toHaveLength(1);
  });

  test('an API that fails while it is waited for does not make the import a failure', async () => {
    const intercept: FakeApiOptions['intercept'] = (request) =>
      request.url.includes('/v1/changes') ? new Response('', { status: 503 }) : undefined;
    const { code, err } = await runImport(apiThat({ intercept }), [HEADER, ...rows(2)]);
    expect([code, err]).toEqual([5, expect.stringContaining('Everything was published and nothing is lost')]);
  });

  test('reads the ledger over all its pages', async () => {
    const api = apiThat({ pageSize: 2 });
    await runImport(api, [HEADER, ...rows(5)]);
    const { out } = await runImport(api, [HEADER, ...rows(5)]);
    expect(figure(out, 'same')).toBe(5);
  });

  test('sends again after a lost answer, and still counts each row once', async () => {
    let lost = 0;
    const intercept: FakeApiOptions['intercept'] = (request) => {
      if (request.method !== 'POST' || lost++ > 1) return undefined;
      return lost === 1
        ? Object.assign(new Error('reset'), { code: 'ECONNRESET' })
        : new Response('', { status: 503, headers: { 'retry-after': '1' } });
    };
    const api = apiThat({ intercept });
    const { code, out } = await runImport(api, [HEADER, ...rows(3)]);
    expect([code, figure(out, 'new'), api.held.size]).toEqual([0, 3, 4]);
  });

  test('asks whether the stack is running when nothing listens', async () => {
    const refused = Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    });
    const { code, err } = await runImport(apiThat({ intercept: () => refused }), [HEADER, ...rows(1)]);
    expect(code).toBe(1);
    expect(err).toMatch(/^cw: http:\/\/127\.0\.0\.1:8787 refused the connection: is `npm start` running\?.*\n$/);
  });

  test("prints the problem's own words when the API refuses the token", async () => {
    const intercept = () =>
      Response.json({ title: 'Forbidden', detail: 'this token may speak for: a' }, { status: 403 });
    const { code, err } = await runImport(apiThat({ intercept }), [HEADER, ...rows(1)]);
    expect([code, err]).toEqual([1, 'cw: this token may speak for: a\n']);
  });
});

describe('what cannot be imported is said in one line', () => {
  test('a column that may change what the counts mean', async () => {
    const { code, err } = await runImport(apiThat(), [`${HEADER},Status`, `${row(1, 10)},planned`]);
    expect(code).toBe(1);
    expect(err).toMatch(/^cw: strikes\.csv: column "Status" may change what the numbers beside it mean.*\n$/);
  });

  test('a file that is too large, before it is read', async () => {
    const lines = [HEADER, ...rows(28), `"${'x'.repeat(1024 * 1024)}"`];
    const { code, err } = await runImport(apiThat(), lines, '--max-mb', '1');
    expect(code).toBe(1);
    expect(err).toMatch(/^cw: strikes\.csv: the file has 2 MB, and the limit is 1 MB.*--max-mb 2/);
  });

  test('a missing file', async () => {
    const env = fakeCliEnvironment({ folder });
    expect(await runCw(['import', 'strikes', 'nowhere.csv', '--data-dir', folder], env)).toBe(1);
    expect(env.complained()).toBe('cw: nowhere.csv cannot be read: there is no such file\n');
  });

  test('a missing token, with where one comes from', async () => {
    const { code, err } = await runImport(apiThat(), [HEADER, ...rows(1)], '--token-file', 'other-token');
    expect(code).toBe(1);
    expect(err).toMatch(/no publisher token in .*other-token: `npm start` writes one/);
  });

  test('a source that is no slug', async () => {
    const { code, err } = await runImport(apiThat(), [HEADER, ...rows(1)], '--source', 'My Source');
    expect(code).toBe(2);
    expect(err).toMatch(/^cw: --source My Source: allowed is a lowercase slug/);
  });

  test('an endpoint that is no address', async () => {
    const { code, err } = await runImport(apiThat(), [HEADER, ...rows(1)], '--endpoint', 'localhost');
    expect(code).toBe(2);
    expect(err).toMatch(/^cw: --endpoint localhost: allowed is an http\(s\) address/);
  });

  test('an unknown option', async () => {
    const { code, err } = await runImport(apiThat(), [HEADER, ...rows(1)], '--colour');
    expect(code).toBe(2);
    expect(err).toContain("unknown option '--colour'");
  });
});

describe('importing pledges and rates', () => {
  async function runFile(api: FakeApi, sort: 'kiel' | 'rates', lines: readonly string[], ...args: string[]) {
    writeFileSync(join(folder, 'file.csv'), `${lines.join('\n')}\n`);
    const env = fakeCliEnvironment({ folder, fetch: api.fetch, startAt: TODAY });
    const code = await runCw(['import', sort, 'file.csv', '--data-dir', folder, ...args], env);
    return { code, out: env.printed(), err: env.complained() };
  }
  const days = ['Date,USD,JPY,', '2022-03-02,1.1106,N/A,', '2022-03-01,1.1162,128.5,'];
  const sheet = [
    'ID,Countries,Announcement Date,Type of Aid General,Explanation,Original Currency,Monetary Value as Given by Source,Items,No. of Units,Total ,Converted Value in EUR,Source of Aid 1,Total_value_dummy (1 is first row in the package)',
    'XXM1,United States,2022-03-01 00:00:00,Military,A package,USD,100,helmet,5,100,90,https://example.org,1',
    'XXM2,United States,"unclear, 04/22",Military,Another,USD,200,.,.,200,180,https://example.org,1',
  ];

  test('publishes each day of rates under the name of its data set, once', async () => {
    const api = apiThat();
    const first = await runFile(api, 'rates', days);
    expect([first.code, figure(first.out, 'new')]).toEqual([0, 2]);
    expect([...api.held.values()].map(({ entity }) => entity).sort()).toEqual([
      'ecb-reference-rates:2022-03-01',
      'ecb-reference-rates:2022-03-02',
      'ecb-reference-rates:dataset',
    ]);
    const { out } = await runFile(api, 'rates', days);
    expect([figure(out, 'new'), figure(out, 'same')]).toEqual([0, 2]);
  });

  test('publishes a pledge as a header and transactions, and changes nothing in another order', async () => {
    const api = apiThat();
    expect((await runFile(api, 'kiel', sheet)).code).toBe(0);
    const records = [...api.held.values()].filter(({ kind }) => kind === 'pledge');
    expect(records.map(({ entity, record }) => `${entity} ${record}`)).toContain(
      'kiel-ukraine-support-tracker:XXM1 header',
    );
    const [header = '', ...packages] = sheet;
    const { out } = await runFile(api, 'kiel', [header, ...packages.reverse()]);
    expect([figure(out, 'new'), figure(out, 'changed'), figure(out, 'same')]).toEqual([0, 0, records.length]);
  });

  test('writes every doubtful row to the file named, also of a dry run', async () => {
    const { code, out } = await runFile(apiThat(), 'kiel', sheet, '--dry-run', '--notes', 'notes.ndjson');
    expect([code, out]).toEqual([0, expect.stringContaining('line 3, announcement_date: ')]);
    const notes = readFileSync(join(folder, 'notes.ndjson'), 'utf8').trimEnd().split('\n');
    expect(notes.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ what: 'doubtful', line: 3, column: 'announcement_date', value: 'unclear, 04/22' }),
    );
  });

  test('says which column a rates file lacks', async () => {
    const { code, err } = await runFile(apiThat(), 'rates', ['USD,JPY,', '1.1,128.5,']);
    expect(code).toBe(1);
    expect(err).toMatch(/^cw: file\.csv: .*date/i);
  });
});
