import { expect, test } from 'vitest';
import { z } from 'zod';
import { everything } from '../../../test/everything.ts';
import { announced, recorded } from '../../../test/pledge-events.ts';
import { reported } from '../../../test/reported-events.ts';
import { createWorld, get } from '../../../test/world.ts';

const world = createWorld({ today: '2024-08-01', precedence: { desk: 10 } });
const units = [
  { item: 'Patriot battery', count: 1 },
  { item: 'Gepard ammunition', class: 'equipment' },
  { item: 'HIMARS', count: 4 },
];
await world.publish(
  announced({ local: 'a', donor: 'DEU' }),
  recorded({ local: 'a', tx: 'c', type: 'committed', day: '2024-04-13', units }),
  recorded({ local: 'a', tx: 'd', type: 'delivered', day: '2024-07-05', units: units.slice(0, 1) }),
  recorded({
    local: 'a',
    tx: 'r',
    type: 'reduced',
    applies_to: 'd',
    day: '2024-07-06',
    amount: '-1',
    units: [{ item: 'Patriot', count: -1 }],
  }),
  reported('request', 'seven', {
    ...{ by: 'UKR', title: 'More', made: { precision: 'day', day: '2024-04-19' } },
    lines: [
      { item: 'Patriot', asked: { qualifier: 'at_least', count: 7 }, scope: 'additional' },
      { item: 'Shells', asked: { qualifier: 'exactly', count: 5 } },
    ],
  }),
);

test('every line is shown as published, with where it stands, what it counts as and where it is from', async () => {
  const { body } = await get(world, '/v1/explain?view=air-defence');
  const shared = { class: 'long_range', system: 'patriot', unit: 'battery', donor: 'DEU', counted_as: 'counted' };
  expect(body.data).toMatchObject([
    { ...shared, transaction: 'c', line: 0, date: '2024-04-13', stage: 'committed', item: 'Patriot battery', units: 1 },
    {
      ...{ transaction: 'c', line: 1, item: 'Gepard ammunition', published_class: 'equipment', class: 'sustainment' },
      ...{ part: 'ammunition', serves: 'gepard', units: null, low: 0, high: null },
    },
    { ...shared, transaction: 'd', stage: 'delivered', units: 1, links: { entity: '/v1/pledges/desk:a' } },
    { ...shared, transaction: 'r', stage: 'delivered', item: 'Patriot', units: -1 },
    {
      ...{ of: 'request', counted_as: 'in_force', entity: 'desk:seven', stage: 'asked', low: 7, high: null },
      ...{ scope: 'additional', links: { entity: '/v1/requests/desk:seven' } },
    },
  ]);
  expect(body.data).toHaveLength(5);
});

test("a view's link leads to its lines, at the position it was answered from", async () => {
  const { body } = await get(world, '/v1/views/air-defence?by=system&on=2024-07-05&class=long_range');
  const { explain } = Object(body.links);
  expect(explain).toMatch(
    /^\/v1\/explain\?view=air-defence&by=system&class=long_range&on=2024-07-05&source=desk&at_seq=\d+$/,
  );
  const lines = await get(world, explain);
  expect(Object(lines.body).data.map((line: { transaction: string | null }) => line.transaction)).toEqual([
    'c',
    'd',
    null,
  ]);
});

test.each(['by=donor', 'stage=delivered', 'donor=DEU', 'by=class,stage'])(
  'where rows have no asked side, neither have their lines: %s',
  async (query) => {
    const rows = await get(world, `/v1/views/air-defence?${query}`);
    const lines = await get(world, `/v1/explain?view=air-defence&${query}`);
    expect(rows.text).not.toContain('"asked":[');
    expect(lines.text).toContain('"of":"pledge"');
    expect(lines.text).not.toContain('"of":"request"');
  },
);

test('pages together hold every line once', async () => {
  const lines: unknown[] = [];
  let next: string | undefined = '/v1/explain?view=air-defence&limit=2&format=ndjson';
  while (next !== undefined) {
    const { text, headers } = await get(world, next);
    lines.push(...text.trim().split('\n'));
    next = headers.get('link')?.match(/<([^>]+)>; rel="next"/)?.[1];
  }
  const { text } = await get(world, '/v1/explain?view=air-defence&format=ndjson');
  expect(lines).toEqual(text.trim().split('\n'));
  expect(lines).toHaveLength(5);
});

test('of other views it shows the rows, with their day, dimensions, numbers and since when they are known', async () => {
  const { body } = await get(world, '/v1/explain?view=support&by=donor&stage=committed');
  expect(body).toEqual({
    data: [
      {
        ...{ entity: 'desk:a', source: 'desk', day: '2024-04-13', counted_as: 'counted', donor: 'DEU' },
        ...{ category: 'military', subcategory: 'unspecified', umbrella: null, precision: 'day', stage: 'committed' },
        ...{ amount: '100', currency: 'EUR', native: { EUR: '100' }, packages: 1, transactions: 1, undisclosed: 0 },
        ...{
          included_elsewhere: 0,
          unpriced: 0,
          qualified: 0,
          undated: 0,
          unconverted: { transactions: 0, native: {} },
        },
        ...{ seq: 1, known_on: '2024-08-01' },
        links: { self: '/v1/pledges/desk:a', history: '/v1/pledges/desk:a/history' },
      },
    ],
    definition: {
      ...{ view: 'support', version: expect.any(Number), sources: { counted: ['desk'], not_counted: [] } },
      ...{ fx: { policy: 'announcement_day', currency: 'EUR' }, as_of: null, known_at: null, seq: expect.any(Number) },
    },
    links: {
      self: expect.stringMatching(
        /^\/v1\/explain\?view=support&by=donor&stage=committed&source=desk&at_seq=\d+&currency=EUR&fx=announcement_day$/,
      ),
    },
  });
});

test.each(['strikes', 'waves', 'support', 'coalition', 'air-defence'])(
  'the table of %s has a column for every member, and its page can be asked again',
  async (view) => {
    const own = createWorld({ today: '2024-06-01', precedence: { desk: 10 } });
    await own.publish(...everything('desk', ''));
    const { body } = await get(own, `/v1/explain?view=${view}`);
    const [row] = z.array(z.record(z.string(), z.unknown())).min(1).parse(body.data);
    const { text } = await get(own, `/v1/explain?view=${view}&format=csv`);
    const columns = text.split('\n')[0]?.split(',') ?? [];
    const nested = ['links', 'unknown', 'qualified', 'unconverted'];
    expect(columns).toEqual(expect.arrayContaining(Object.keys(row ?? {}).filter((name) => !nested.includes(name))));
    expect(text.trim().split('\n')).toHaveLength(z.array(z.unknown()).parse(body.data).length + 1);
    const { self } = z.object({ self: z.string() }).parse(body.links);
    expect((await get(own, self)).body.data).toEqual(body.data);
  },
);

test.each([
  ['view=tanks', 'view'],
  ['', 'view'],
  ['view=air-defence&weapon=shahed', 'weapon'],
  ['view=strikes&stage=pledged', 'stage'],
  ['view=strikes&by=donor', 'by'],
  ['view=waves&weapon=shahed', 'weapon'],
  ['view=support&at_seq=x', 'at_seq'],
  ['view=coalition&body=UN', 'body'],
  ['view=strikes&cursor=x', 'cursor'],
  ['view=air-defence&class=heavy', 'class'],
  ['view=air-defence&cursor=x', 'cursor'],
])('%s is refused by the name of the parameter', async (query, parameter) => {
  const { status, body } = await get(world, `/v1/explain?${query}`);
  expect([status, body]).toMatchObject([400, { parameter }]);
});
