import type { CloudEvent } from '@counterweight/contracts/events';
import { kindNames } from '@counterweight/domain/kinds';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { reported as strike } from '../test/events.ts';
import { announced, recorded } from '../test/pledge-events.ts';
import { reported } from '../test/reported-events.ts';
import { createWorld, get, post, tokenOf } from '../test/world.ts';

/** Lambda lets 6 MB through, as a JSON string. */
const MAX_BYTES = 5_000_000;
const world = createWorld({ today: '2026-03-10', precedence: { desk: 10 } });
const times = <Made>(count: number, make: (n: number) => Made): Made[] =>
  Array.from({ length: count }, (_, n) => make(n));

/** About 80 KB of what a source may say, in what doubles when it is written as JSON within JSON. */
const sources = times(20, (n) => ({
  publisher: `Desk ${n} ${'"'.repeat(150)}`,
  title: '"'.repeat(450),
  quote: '"'.repeat(1900),
}));
/** An event with these sources instead of its own. */
const sourced = (event: CloudEvent): CloudEvent => ({
  ...event,
  data: { ...z.record(z.string(), z.unknown()).parse(event.data), sources },
});
const long = (name: string) => `${name}-${'x'.repeat(180 - name.length)}`;
const text = (length: number) => '"'.repeat(length);

beforeAll(async () => {
  const lines = times(50, (n) => ({ item: `Patriot ${n} ${text(280)}`, asked: { qualifier: 'at_least', count: 7 } }));
  const made = { precision: 'day', day: '2024-04-19' };
  const results = await world.publish(
    ...times(100, (n) => sourced(strike({ local: `s${n}` }))),
    announced({ local: 'p', donor: 'DEU' }),
    ...times(90, (n) =>
      sourced(
        recorded({
          ...{ local: 'p', tx: `t${n}`, day: '2024-01-10' },
          units: times(3, (m) => ({ item: `Air defence kit ${n} ${m} ${text(50)}` })),
        }),
      ),
    ),
    ...times(110, (n) => sourced(reported('request', `q${n}`, { by: 'UKR', title: text(500), made, lines }))),
    ...times(90, (n) =>
      sourced(reported('meeting', 'n', { forum: 'NUC', convened_on: '2024-01-10' }, { revision: n + 1 })),
    ),
    ...times(400, (n) => reported('membership', long(`m${n}`), { party: 'DEU', body: 'UDCG', from: '2022-04-26' })),
    ...times(70, (n) =>
      reported('statement', `c${n}`, {
        ...{ speaker: { name: text(200) }, said_on: '2024-01-04', topic: 'coalition', claim: text(2000) },
        figures: times(20, () => ({ value: '54', basis: text(500), measure: { of: 'coalition', body: 'UDCG' } })),
      }),
    ),
    ...times(300, (n) =>
      reported('restriction', `r${n}`, {
        ...{ restricted_by: text(200), kind: 'appropriation_blocked', from: '2024-01-05', reason: text(1000) },
        holds_up: { by: 'pledge', pledges: ['desk:p', ...times(49, (m) => `desk:${long(`${n}-${m}`)}`)] },
      }),
    ),
    ...times(200, (n) =>
      sourced(
        reported('link', `l${n}`, { from: 'desk:n', relation: 'in_response_to', to: 'desk:p', quote: text(1900) }),
      ),
    ),
  );
  expect(results.filter(({ outcome }) => outcome !== 'accepted').slice(0, 3)).toEqual([]);
}, 120_000);

const pageSchema = z.looseObject({
  data: z.unknown(),
  rest: z.array(z.object({ list: z.string(), shown: z.int(), count: z.int(), next: z.string() })).optional(),
  links: z.looseObject({ next: z.string().optional() }),
});

async function read(path: string) {
  const { status, text: answer, body, headers } = await get(world, path);
  expect([path, status, Buffer.byteLength(JSON.stringify(answer)) <= MAX_BYTES]).toEqual([path, 200, true]);
  return { body, text: answer, next: headers.get('link')?.match(/<([^>]+)>; rel="next"/)?.[1] };
}

/** All entries of a list of the answer, of every page. */
async function everyEntry(path: string, list = '/data'): Promise<readonly unknown[]> {
  const entries: unknown[] = [];
  for (let address: string | undefined = path; address !== undefined; ) {
    const page = pageSchema.parse((await read(address)).body);
    const at = page.list === undefined ? list : '/data';
    const held = at
      .split('/')
      .slice(1)
      .reduce<unknown>((value, name) => Reflect.get(Object(value), name), page);
    entries.push(...z.array(z.unknown()).parse(held));
    const cut = page.rest?.find((each) => each.list === list);
    address = cut?.next ?? (list === '/data' || page.list !== undefined ? page.links.next : undefined);
  }
  return entries;
}

const idsOf = (entries: readonly unknown[], name = 'id') =>
  entries.map((entry) => String(Reflect.get(Object(entry), name))).toSorted();

const questions = [
  '/v1/summary',
  '/v1/views/strikes?by=day',
  '/v1/views/support?by=donor',
  '/v1/views/waves?threshold=1',
  '/v1/views/coalition',
  '/v1/views/air-defence',
  ...['air-defence', 'strikes', 'waves', 'support', 'coalition'].map((view) => `/v1/explain?view=${view}`),
  '/v1/timeline',
  '/v1/changes',
  ...kindNames.map((kind) => `/v1/${kind}s`),
  ...['strikes/desk:s1', 'pledges/desk:p', 'requests/desk:q1', 'meetings/desk:n', 'restrictions/desk:r1'].flatMap(
    (path) => [`/v1/${path}`, `/v1/${path}/history`],
  ),
];

describe('whatever is published, no answer is too large to be sent', () => {
  test.each(questions)(
    '%s',
    async (path) => {
      const { rest = [] } = pageSchema.parse((await read(path)).body);
      for (const { list, count } of rest) expect([list, (await everyEntry(path, list)).length]).toEqual([list, count]);
    },
    60_000,
  );

  const pages = questions.filter((path) => /explain|timeline|changes|history|^\/v1\/[a-z]+s$/.test(path));
  test.each(pages.filter((path) => !path.includes('/datasets')))(
    'nor with the largest page of %s',
    async (path) => {
      await read(`${path}${path.includes('?') ? '&' : '?'}limit=500`);
    },
    60_000,
  );

  test.each(['/v1/strikes', '/v1/pledges', '/v1/requests'])(
    'nor as a table: %s',
    async (path) => {
      const rows: string[] = [];
      for (let address: string | undefined = `${path}?format=ndjson`; address !== undefined; ) {
        const { text: lines, next } = await read(address);
        rows.push(...lines.trim().split('\n'));
        address = next;
      }
      expect(rows).toHaveLength((await everyEntry(path)).length);
      await read(`${path}?format=csv`);
    },
    60_000,
  );
});

describe('and nothing is lost between the pages', () => {
  test.each([
    ['/v1/strikes', times(100, (n) => `desk:s${n}`)],
    ['/v1/requests', times(110, (n) => `desk:q${n}`)],
    ['/v1/statements', times(70, (n) => `desk:c${n}`)],
    ['/v1/restrictions', times(300, (n) => `desk:r${n}`)],
    ['/v1/links?limit=500', times(200, (n) => `desk:l${n}`)],
    ['/v1/memberships?limit=500', times(400, (n) => `desk:${long(`m${n}`)}`)],
  ])(
    'of %s',
    async (path, ids) => {
      expect(idsOf(await everyEntry(path))).toEqual(ids.toSorted());
    },
    60_000,
  );

  test('of an entity’s history', async () => {
    const revisions = await everyEntry('/v1/meetings/desk:n/history');
    expect(revisions.map((each) => Reflect.get(Object(each), 'revision'))).toEqual(times(90, (n) => n + 1));
  });

  test('of the transactions of one pledge', async () => {
    const transactions = await everyEntry('/v1/pledges/desk:p', '/data/transactions');
    expect(idsOf(transactions)).toEqual(times(90, (n) => `t${n}`).toSorted());
  });

  test('of a list within an entry of a list', async () => {
    const transactions = await everyEntry('/v1/pledges', '/data/0/transactions');
    expect(idsOf(transactions)).toEqual(times(90, (n) => `t${n}`).toSorted());
  });

  test('of what the views list beside their rows', async () => {
    expect(await everyEntry('/v1/views/air-defence', '/requests')).toHaveLength(110);
    expect(await everyEntry('/v1/views/air-defence', '/unplaced')).toHaveLength(270);
    expect(await everyEntry('/v1/views/coalition', '/claimed')).toHaveLength(1400);
    expect(await everyEntry('/v1/views/support?by=donor', '/restrictions/in_force')).toHaveLength(300);
  });
});

describe('what is sent to the door', () => {
  const type = (kind: string) => ({ authorization: `Bearer ${tokenOf('desk')}`, 'content-type': kind });
  const isSmall = (answer: string) => Buffer.byteLength(JSON.stringify(answer)) <= MAX_BYTES;
  const resultsSchema = z.object({ results: z.array(z.object({ index: z.int(), errors: z.array(z.unknown()) })) });

  test.each([
    ['with many faults each', times(5000, () => Object.fromEntries(times(60, (n) => [`k${n}`, 0])))],
    ['with a name as long as a body may be', [{ ['"'.repeat(2_000_000)]: 1 }]],
    [
      'with a hundred thousand faults',
      [{ ...strike(), data: Object.fromEntries(times(100_000, (n) => [`field-${n}`, 1])) }],
    ],
    ['with ids of quotes', times(5000, () => ({ ...strike(), id: '"'.repeat(250), specversion: '9' }))],
  ])(
    'has a result for each entry: %s',
    async (_, events) => {
      await world.allow('desk', 'desk');
      const { status, text: answer, body } = await post(world, JSON.stringify(events), type('application/json'));
      expect([status, isSmall(answer)]).toEqual([422, true]);
      expect(resultsSchema.parse(body).results).toHaveLength(events.length);
    },
    60_000,
  );
});
