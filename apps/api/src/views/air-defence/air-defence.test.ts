import { describe, expect, test } from 'vitest';
import { announced, recorded } from '../../../test/pledge-events.ts';
import { reported, retracted } from '../../../test/reported-events.ts';
import { createWorld, get } from '../../../test/world.ts';

const PATH = '/v1/views/air-defence';
const world = createWorld({ today: '2025-01-10', precedence: { desk: 10 } });
const none = { known: 'none' };

function given(local: string, tx: string, type: string, day: string, ...units: readonly Record<string, unknown>[]) {
  return recorded({ local, tx, type, day, value: none, units });
}
function asked(local: string, day: string, line: Record<string, unknown>, supersedes: readonly string[] = []) {
  return reported('request', local, {
    ...{ by: 'UKR', title: 'Air defence', made: { precision: 'day', day }, forum: 'NUC' },
    lines: [{ item: 'Patriot', equivalence: 'or similar', ...line }],
    ...(supersedes.length > 0 && { supersedes }),
  });
}
const strategic = (count: number) => ({ item: 'Strategic air defence system', count });

await world.publish(
  announced({ local: 'usa', donor: 'USA', subcategory: 'air_defence' }),
  announced({ local: 'deu', donor: 'DEU' }),
  announced({ local: 'rou', donor: 'ROU' }),
  announced({ local: 'nld', donor: 'NLD' }),
  announced({ local: 'stocks', donor: 'DEU', replenishment: true }),
  given('deu', 'old', 'delivered', '2023-04-18', { item: 'Patriot battery', count: 1 }),
  given('usa', 'p', 'pledged', '2024-07-09', strategic(2), { item: 'Patriot missiles' }, { item: 'Air defence kit' }),
  given('deu', 'p', 'pledged', '2024-07-09', strategic(1)),
  given('rou', 'p', 'pledged', '2024-07-09', { item: 'Patriot system', count: 1 }),
  given('nld', 'p', 'pledged', '2024-07-09', strategic(1), { item: 'Patriot launchers', count: 3 }),
  given('rou', 'd', 'delivered', '2024-10-05', { item: 'Patriot system', count: 1 }),
  given('deu', 'd', 'delivered', '2024-12-20', { item: 'Patriot battery', count: 1 }),
  given('stocks', 'c', 'contracted', '2024-01-03', { item: 'Patriot missile', count: 1000, qualifier: 'up_to' }),
  asked('april', '2024-04-19', { asked: { qualifier: 'at_least', count: 7 }, scope: 'additional' }),
  asked('july', '2024-07-15', { asked: { qualifier: 'exactly', count: 25 }, scope: 'total' }, [
    'desk:april',
    'desk:lost',
  ]),
  asked('december', '2024-12-10', { asked: { qualifier: 'between', low: 10, high: 12 }, scope: 'additional' }, [
    'desk:july',
  ]),
  reported(
    'request',
    'theirs',
    {
      ...{ by: 'UKR', title: 'Elsewhere', made: { precision: 'day', day: '2024-05-01' } },
      lines: [{ item: 'NASAMS', asked: { qualifier: 'exactly', count: 3 }, scope: 'total' }],
    },
    { source: 'other' },
  ),
);

/** The one row of long-range systems on a day. */
async function longRange(query: string) {
  const { body } = await get(world, `${PATH}?class=long_range&${query}`);
  return { body, row: [body.data].flat()[0] };
}

describe('the requests replayed', () => {
  test.each([
    ['2024-04-19', 'desk:april', { low: 7, high: null }, { low: 7, high: null }, { low: 7, high: null }],
    ['2024-07-10', 'desk:april', { low: 7, high: null }, { low: 2, high: null }, { low: 7, high: null }],
    ['2024-07-15', 'desk:july', { low: 25, high: 25 }, { low: 20, high: 20 }, { low: 24, high: 24 }],
    ['2024-12-09', 'desk:july', { low: 25, high: 25 }, { low: 20, high: 20 }, { low: 23, high: 23 }],
    ['2024-12-10', 'desk:december', { low: 10, high: 12 }, { low: 10, high: 12 }, { low: 10, high: 12 }],
    ['2025-01-03', 'desk:december', { low: 10, high: 12 }, { low: 10, high: 12 }, { low: 9, high: 11 }],
  ])('on %s %s is in force, with what is missing of it', async (on, request, range, pledged, delivered) => {
    expect((await longRange(`on=${on}`)).row).toMatchObject({
      class: 'long_range',
      asked: [{ request, ...range, equivalence: ['or similar'] }],
      gap: { pledged, delivered },
    });
  });

  test('five were pledged in July and two of what was pledged had arrived by January', async () => {
    expect((await longRange('on=2025-01-03&from=')).body).toMatchObject({ parameter: 'from' });
    const { row } = await longRange('from=2024-07-09&to=2025-01-03');
    expect(row).toMatchObject({
      stages: { pledged: { units: 5, low: 5, high: 5, donors: 4 }, delivered: { units: 2, donors: 2 } },
      gap: null,
    });
  });

  test('superseded requests are listed with their standing, and what is superseded and not there', async () => {
    expect((await longRange('on=2024-12-09')).body.requests).toMatchObject([
      { request: 'desk:april', standing: 'superseded', superseded_by: ['desk:july'] },
      {
        request: 'desk:july',
        standing: 'in_force',
        superseded_by: ['desk:december'],
        supersedes_missing: ['desk:lost'],
      },
      { request: 'desk:december', standing: 'later' },
    ]);
  });

  test('of one system nothing is missing that can be said, since similar ones would do', async () => {
    const { body } = await get(world, `${PATH}?by=system&class=long_range&on=2024-04-19`);
    expect(body).toMatchObject({
      data: [{ system: 'patriot', asked: [{ low: 7, gap: null }], gap: null }],
      definition: { notes: expect.arrayContaining([expect.stringContaining('similar systems')]) },
    });
  });
});

describe('rows', () => {
  test('are of one class and part each: launchers, missiles and whole systems apart', async () => {
    const { body } = await get(world, `${PATH}?by=system`);
    expect(body.data).toMatchObject([
      { system: 'long-range', class: 'long_range', part: null, stages: { pledged: { units: 4 } } },
      {
        system: 'patriot',
        class: 'long_range',
        part: null,
        stages: { pledged: { units: 1 }, delivered: { units: 3 } },
      },
      {
        system: 'patriot',
        class: 'interceptors',
        stages: { pledged: { units: null, low: 0, high: null, at_least: true, unknown: 1 } },
      },
      { system: 'patriot', class: 'components', part: 'launcher', stages: { pledged: { units: 3 } } },
    ]);
  });

  test('missiles for the donors’ own stocks count nowhere', async () => {
    const { text } = await get(world, `${PATH}?by=donor`);
    expect(text).not.toContain('contracted');
    expect((await get(world, '/v1/explain?view=air-defence')).text).not.toContain('desk:stocks');
  });

  test('by donor have names and no asked side', async () => {
    const { body } = await get(world, `${PATH}?by=donor&class=long_range&stage=delivered`);
    expect(body.data).toMatchObject([
      { donor: 'DEU', donor_name: 'Germany', stages: { delivered: { units: 2 } }, asked: null, gap: null },
      { donor: 'ROU', asked: null },
    ]);
  });

  test('by month have what moved in it and the requests made in it', async () => {
    const { body } = await get(world, `${PATH}?by=month&class=long_range&from=2024-07-01&to=2024-07-31`);
    expect(body.data).toMatchObject([
      { month: '2024-07', stages: { pledged: { units: 5 } }, asked: [{ request: 'desk:july', low: 25, gap: null }] },
    ]);
  });

  test('what cannot be placed is listed, whatever class is asked for', async () => {
    const { body } = await longRange('on=2024-12-31');
    expect(body).toMatchObject({
      unplaced: [{ item: 'Air defence kit', stage: 'pledged', unknown: 1, pledges: 1 }],
      definition: { coverage: { unplaced: 1 } },
    });
  });
});

describe('datasets', () => {
  test('of pledges and of requests are chosen apart, and both are named', async () => {
    const { body } = await get(world, `${PATH}?request_source=other`);
    expect(body).toMatchObject({
      definition: { sources: { counted: ['desk'] }, request_sources: { counted: ['other'], not_counted: ['desk'] } },
      links: { explain: expect.stringContaining('source=desk&request_source=other') },
    });
  });

  test('that have one kind only count nothing of the other', async () => {
    const { body } = await get(world, `${PATH}?source=other`);
    expect(body).toMatchObject({
      data: [{ class: 'medium_range', stages: {}, asked: [{ low: 3 }], gap: { delivered: { low: 3, high: 3 } } }],
      definition: { sources: { counted: [] }, request_sources: { counted: ['other'] } },
    });
  });
});

describe('what cannot be asked is refused by name', () => {
  test.each([
    ['by=class,system,donor', 'by'],
    ['class=heavy', 'class'],
    ['system=tank', 'system'],
    ['donor=ZZZ', 'donor'],
    ['on=2024-01-01&to=2024-02-01', 'on'],
    ['source=nobody', 'source'],
    ['request_source=nobody', 'request_source'],
    ['fx=as_reported', 'fx'],
  ])('%s', async (query, parameter) => {
    const { status, body } = await get(world, `${PATH}?${query}`);
    expect([status, body]).toMatchObject([400, { parameter }]);
  });
});

describe('the answer', () => {
  test('is to be had as a table: a row a stage, and one a request', async () => {
    const { text, headers } = await get(world, `${PATH}?class=long_range&on=2024-12-31&format=csv`);
    expect(headers.get('content-type')).toContain('text/csv');
    const [head, ...rows] = text.trim().split('\n');
    expect(head).toMatch(/^class,part,units_of,stage,units,low,high,.*,gap_low,gap_high$/);
    expect(rows.map((row) => row.split(',').slice(0, 5).join())).toEqual([
      'long_range,,battery,pledged,5',
      'long_range,,battery,committed,',
      'long_range,,battery,delivered,3',
      'long_range,,battery,operational,',
      'long_range,,battery,asked,',
    ]);
  });

  test('is not sent twice, and for a known day with a definition version it may be kept for ever', async () => {
    const first = await get(world, `${PATH}?on=2024-12-31`);
    const etag = first.headers.get('etag') ?? '';
    expect((await get(world, `${PATH}?on=2024-12-31`, { 'if-none-match': etag })).status).toBe(304);
    world.nextDay();
    await world.publish(retracted('request', 'december', 2));
    const before = await get(world, `${PATH}?on=2025-01-03&class=long_range&known_at=2025-01-10&definition=2`);
    expect(before.headers.get('cache-control')).toContain('immutable');
    expect(before.body.data).toMatchObject([{ asked: [{ request: 'desk:december' }] }]);
    expect((await longRange('on=2025-01-03')).row).toMatchObject({ asked: [{ request: 'desk:july' }] });
  });
});
