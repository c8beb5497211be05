import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { announced, rates, recorded } from '../../../test/pledge-events.ts';
import { reported, retracted } from '../../../test/reported-events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const natoFrom = { NOR: '1949-08-24', USA: '1949-08-24', FIN: '2023-04-04', SWE: '2024-03-07' };
const groupFrom = { NOR: '2022-04-26', FIN: '2022-04-26', AUS: '2022-04-26', SWE: '2022-04-26' };

const membership = (party: string, body: string, more: Readonly<Record<string, unknown>>) =>
  reported('membership', `${body}-${party}`.toLowerCase(), { party, body, ...more });

const sizeClaim = (value: string, measure: Readonly<Record<string, unknown>>, local = `size-${value}`) =>
  reported('statement', local, {
    ...{ speaker: { name: 'A spokesperson', role: 'for the Group' }, said_on: '2023-02-14', topic: 'coalition-size' },
    ...{ claim: `${value} countries take part`, figures: [{ value, measure: { of: 'coalition', ...measure } }] },
  });

let world: World;
const coalition = async (query = '') => (await get(world, `/v1/views/coalition${query}`)).body;

beforeEach(async () => {
  world = createWorld({ today: '2026-03-10', precedence: { desk: 10, other: 1 } });
  await world.publish(
    ...Object.entries(natoFrom).map(([party, from]) => membership(party, 'NATO', { from })),
    ...Object.entries(groupFrom).map(([party, from]) => membership(party, 'UDCG', { from })),
    membership('JPN', 'UDCG', {}),
    membership('CHE', 'UDCG', { from: '2022-05-01', to: '2023-01-31' }),
    reported('membership', 'x', { party: 'AUT', body: 'UDCG', from: '2022-04-26' }, { source: 'other' }),
    sizeClaim('54', { body: 'UDCG', as_of: '2023-02-28' }),
    sizeClaim('24', { body: 'UDCG', part: { body: 'NATO', members: 'outside' }, as_of: '2023-02-28' }),
    sizeClaim('57', { body: 'UDCG', as_of: '2025-06-04' }),
    sizeClaim('30', { body: 'NATO', as_of: '2023-02-28' }),
    rates('2023-01-10', { USD: '1.25' }),
    announced({ local: 'a', donor: 'AUS' }),
    recorded({ local: 'a', amount: '100', currency: 'USD' }),
    recorded({ local: 'a', tx: 't2', type: 'delivered', amount: '30', currency: 'USD' }),
    recorded({ local: 'a', tx: 't3', day: '2025-01-01', amount: '7' }),
    announced({ local: 'n', donor: 'NOR' }),
    recorded({ local: 'n', value: { known: 'undisclosed' } }),
  );
});

describe('members', () => {
  test('of the Contact Group on a day, each with what else it is in and what it gave by then', async () => {
    const body = await coalition('?on=2023-06-30');
    expect(body).toMatchObject({
      data: [
        {
          ...{ party: 'AUS', name: 'Australia', standing: 'member', from: '2022-04-26', to: null, joined: null },
          ...{ also_in: [], memberships: ['desk:udcg-aus'] },
          support: { committed: { amount: '80.00', native: { USD: '100' } }, delivered: { amount: '24.00' } },
        },
        { party: 'FIN', also_in: ['NATO'], support: {} },
        { party: 'NOR', also_in: ['NATO'], support: { committed: { undisclosed: 1, native: {} } } },
        { party: 'SWE', also_in: [] },
        { party: 'JPN', standing: 'unknown_since', from: null, memberships: ['desk:udcg-jpn'] },
      ],
      size: { members: 4, joined: null, left: null, unknown_since: 1, parts: { NATO: { within: 2, outside: 2 } } },
      definition: {
        ...{ view: 'coalition', version: 1, body: 'UDCG', on: '2023-06-30', seq: 1 },
        sources: { counted: ['desk'], not_counted: ['other'] },
        unknowns: { unknown_since: 1 },
        support: { view: 'support', coverage: { to: '2023-06-30' } },
      },
    });
    expect(Object.keys(body)).toEqual(['data', 'size', 'claimed', 'warnings', 'definition', 'links']);
  });

  test.each([
    ['2023-02-28', 2],
    ['2023-04-04', 3],
    ['2024-03-07', 4],
  ])('of NATO on %s are %d', async (on, members) => {
    expect(await coalition(`?body=NATO&on=${on}`)).toMatchObject({ size: { members, unknown_since: 0 } });
  });

  test('of unknown beginning count from a day on which they are known', async () => {
    await world.publish(membership('KOR', 'UDCG', { attested_on: '2023-02-14' }));
    const korea = expect.objectContaining({ party: 'KOR', standing: 'member', from: null, attested_on: '2023-02-14' });
    expect((await coalition('?on=2023-02-14')).data).toContainEqual(korea);
    expect(await coalition('?on=2023-02-13')).toMatchObject({ size: { members: 4, unknown_since: 2 } });
  });

  test('are compared with an earlier day: who joined, who left', async () => {
    const body = await coalition('?on=2024-03-07&since=2023-01-31');
    expect(body).toMatchObject({ size: { members: 4, joined: 0, left: 1 } });
    expect(body.data).toContainEqual(
      expect.objectContaining({ party: 'CHE', standing: 'left', from: '2022-05-01', to: '2023-01-31', joined: null }),
    );
    expect(await coalition('?body=NATO&on=2024-03-07&since=2023-04-04')).toMatchObject({
      data: [{ joined: false }, { joined: false }, { party: 'SWE', joined: true }, { joined: false }],
      size: { joined: 1, left: 0 },
    });
  });

  test('of today are asked for when no day is, of the known day when one is', async () => {
    expect(await coalition('?body=NATO')).toMatchObject({ definition: { on: '2026-03-10' }, size: { members: 4 } });
    expect(await coalition('?body=NATO&as_of=2024-01-01')).toMatchObject({ definition: { on: '2024-01-01' } });
    world.moveTo('2026-03-12');
    await world.publish(retracted('membership', 'nato-swe', 2));
    expect(await coalition('?body=NATO&known_at=2026-03-11')).toMatchObject({
      ...{ definition: { on: '2026-03-11', known_at: '2026-03-11' }, size: { members: 4 } },
    });
    expect(await coalition('?body=NATO')).toMatchObject({ size: { members: 3 } });
  });

  test('of another dataset are to be had by its name', async () => {
    expect(await coalition('?source=other&on=2023-06-30')).toMatchObject({
      data: [{ party: 'AUT' }],
      definition: { sources: { counted: ['other'], not_counted: ['desk'] } },
    });
  });

  test('named twice for the same days are counted once, with a warning', async () => {
    await world.publish(reported('membership', 'again', { party: 'NOR', body: 'NATO', from: '1949-08-24' }));
    expect(await coalition('?body=NATO&on=2023-02-28')).toMatchObject({
      size: { members: 2 },
      warnings: [{ code: 'overlapping_memberships', party: 'NOR', memberships: ['desk:again', 'desk:nato-nor'] }],
      definition: { coverage: { overlapping: 1 } },
    });
  });

  test('that nobody names are no size of zero', async () => {
    const { size, definition } = await coalition('?body=EU');
    expect(size).toMatchObject({ members: 0 });
    expect(definition).toMatchObject({ notes: [expect.stringContaining('nothing about how many')] });
  });
});

describe('claimed sizes', () => {
  test('stand beside those computed for their own day, until the day asked for', async () => {
    const { claimed } = await coalition('?on=2023-06-30');
    expect(claimed).toMatchObject([
      { claimed: { value: '24' }, computed: { value: '3' }, difference_note: '3 named of 24 claimed' },
      {
        statement: 'desk:size-54',
        claimed: { value: '54', as_of: '2023-02-28', said_on: '2023-02-14', speaker: 'A spokesperson' },
        computed: { value: '4', unit: 'members', seq: 1 },
        difference_note: '4 named of 54 claimed',
        links: { statement: '/v1/statements/desk:size-54' },
      },
    ]);
    const later = await coalition('?on=2025-12-31');
    expect(later.claimed).toMatchObject([
      { claimed: { value: '24' } },
      { claimed: { value: '54' } },
      { claimed: { value: '57' } },
    ]);
  });

  test('lead to the view that gives the computed number, and to where it stands there', async () => {
    const { claimed } = await coalition('?on=2023-06-30');
    expect(claimed).toMatchObject([
      { computed: { field: 'size.parts.NATO.outside' } },
      {
        computed: {
          view: '/v1/views/coalition?body=UDCG&on=2023-02-28&source=desk&at_seq=1',
          field: 'size.members',
        },
      },
    ]);
    const there = await coalition('?body=UDCG&on=2023-02-28&source=desk&at_seq=1');
    expect(there.size).toMatchObject({ members: 4, parts: { NATO: { outside: 3 } } });
  });
});

test('its links lead to its own memberships and to the support of its donors', async () => {
  const { links } = await coalition('?on=2023-06-30');
  expect(links).toEqual({
    self: '/v1/views/coalition?on=2023-06-30',
    explain: '/v1/memberships?on=2023-06-30&body=UDCG&source=desk&at_seq=1',
    csv: '/v1/views/coalition?on=2023-06-30&at_seq=1&format=csv',
    ndjson: '/v1/views/coalition?on=2023-06-30&at_seq=1&format=ndjson',
    support: '/v1/views/support?by=donor&source=desk&to=2023-06-30&at_seq=1&currency=EUR&fx=announcement_day',
  });
  for (const path of Object.values(z.record(z.string(), z.string()).parse(links))) {
    expect((await get(world, path)).status).toBe(200);
  }
});

test('what explains it are the memberships that make its members on the day, neither those over nor those unclear', async () => {
  for (const query of [
    '?on=2023-06-30',
    '?on=2022-12-31&since=2022-04-26',
    '?body=NATO&on=2023-04-03',
    '?on=2000-01-01',
  ]) {
    const answer = await coalition(query);
    const members = partiesSchema.parse(answer.data).filter(({ standing }) => standing === 'member');
    const { explain } = z.object({ explain: z.string() }).parse(answer.links);
    const listed = z.array(z.object({ id: z.string() })).parse((await get(world, explain)).body.data);
    expect(listed.map(({ id }) => id).sort()).toEqual(members.flatMap(({ memberships }) => memberships).sort());
  }
});
const partiesSchema = z.array(z.object({ standing: z.string(), memberships: z.array(z.string()) }));

test('a table has a row a party; what is not known is left empty', async () => {
  const { text } = await get(world, '/v1/views/coalition?on=2023-06-30&format=csv');
  const [head = '', australia = '', , norway = ''] = text.split('\n');
  expect(head).toMatch(/^party,name,standing,from,attested_on,to,joined,also_in,memberships,currency,pledged_amount/);
  expect(australia).toMatch(/^AUS,Australia,member,2022-04-26,,,,,desk:udcg-aus,EUR,,,,80.00,USD 100,0,/);
  expect(norway).toMatch(/^NOR,Norway,member,2022-04-26,,,,NATO,desk:udcg-nor,EUR,,,,,,1,/);
  const lines = (await get(world, '/v1/views/coalition?on=2023-06-30&format=ndjson')).text.trim().split('\n');
  expect(lines).toHaveLength(5);
});

test('answers 304 until the ledger or the day moves on, and is immutable for a known day and a version', async () => {
  const { headers } = await get(world, '/v1/views/coalition');
  const held = { 'if-none-match': headers.get('etag') ?? '' };
  expect((await get(world, '/v1/views/coalition', held)).status).toBe(304);
  world.nextDay();
  expect((await get(world, '/v1/views/coalition', held)).status).toBe(200);
  const known = await get(world, '/v1/views/coalition?known_at=2026-03-10&definition=1');
  expect(known.headers.get('cache-control')).toContain('immutable');
});

test.each([
  ['body=OSCE', 'body'],
  ['on=yesterday', 'on'],
  ['on=2023-01-01&since=2023-01-02', 'since'],
  ['source=nobody', 'source'],
  ['currency=GBP', 'currency'],
  ['known_at=2026-03-10', 'known_at'],
  ['definition=2', 'definition'],
  ['party=FIN', 'party'],
])('with %s is refused, naming the parameter', async (query, parameter) => {
  expect(await coalition(`?${query}`)).toMatchObject({ parameter });
});
