import { describe, expect, test } from 'vitest';
import { reported, retracted } from '../../test/reported-events.ts';
import { createWorld, get } from '../../test/world.ts';

const world = createWorld({ today: '2026-03-10', precedence: { desk: 10 } });
const council = { forum: 'NUC', requested: { by: 'Ukraine', on: '2024-01-03' }, convened_on: '2024-01-10' };
await world.publish(
  reported('meeting', 'nuc', council),
  reported('meeting', 'group', { forum: 'UDCG', convened_on: '2024-01-23' }),
  reported('meeting', 'gone', { forum: 'UDCG', convened_on: '2024-01-24' }),
  reported('meeting', 'theirs', { forum: 'NAC', convened_on: '2024-01-11' }, { source: 'other' }),
  reported('membership', 'fin', { party: 'FIN', body: 'NATO', from: '2023-04-04' }),
  reported('membership', 'nor', { party: 'NOR', body: 'NATO' }),
  reported('request', 'seven', {
    ...{ by: 'UKR', title: 'Patriots', made: { precision: 'day', day: '2024-04-19' }, forum: 'NUC' },
    lines: [{ item: 'Patriot', asked: { qualifier: 'at_least', count: 7 }, scope: 'additional' }],
  }),
  reported('restriction', 'congress', {
    ...{ restricted_by: 'Congress', kind: 'appropriation_blocked', from: '2023-12-30', reason: 'no vote' },
    holds_up: { by: 'donor', donor: 'USA', category: 'military' },
  }),
  reported('statement', 'size', { speaker: { name: 'A desk' }, topic: 'coalition', claim: '54 countries' }),
  reported('link', 'tie', { from: 'desk:nuc', relation: 'in_response_to', to: 'desk:storm', restated: 'it said so' }),
);
world.moveTo('2026-03-12');
await world.publish(
  reported('meeting', 'nuc', { ...council, format: 'ambassadors', convened_on: '2024-01-02' }, { revision: 2 }),
  retracted('meeting', 'gone', 2),
);

describe('a single-record kind', () => {
  test.each([
    ['/v1/meetings', 'desk:nuc', 'desk:group'],
    ['/v1/memberships', 'desk:fin', 'desk:nor'],
    ['/v1/requests', 'desk:seven'],
    ['/v1/restrictions', 'desk:congress'],
    ['/v1/statements', 'desk:size'],
    ['/v1/links', 'desk:tie'],
  ])('%s is listed, each with its record, sources and history', async (path, ...ids) => {
    const { body } = await get(world, path);
    expect(body).toMatchObject({
      data: ids.map((id) => ({ id, status: 'live', sources: [{ publisher: 'A newsroom' }] })),
      definition: { sources: { counted: ['desk'] } },
    });
    const [first = ''] = ids;
    expect((await get(world, `${path}/${first}`)).body).toMatchObject({ data: { id: first, status: 'live' } });
    expect((await get(world, `${path}/${first}/history`)).body).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ change: 'created' })]),
    });
    expect((await get(world, `${path}?format=csv`)).text).toMatch(
      /^id,day,status,revision,.*,publisher,source_title,seq\n/,
    );
    expect((await get(world, `${path}?source=nobody`)).body).toMatchObject({ parameter: 'source' });
  });

  test('is listed as it was known at the end of a past day', async () => {
    const { body } = await get(world, '/v1/meetings?known_at=2026-03-11');
    expect(body).toMatchObject({ data: [{ id: 'desk:nuc', revision: 1 }, { id: 'desk:group' }, { id: 'desk:gone' }] });
  });

  test('says that it was taken back, and why', async () => {
    const { body } = await get(world, '/v1/meetings/desk:gone');
    expect(body).toMatchObject({ data: { status: 'retracted', reason: 'published twice' } });
  });

  test('of another dataset is to be had by its name only', async () => {
    expect((await get(world, '/v1/meetings?source=other')).body).toMatchObject({ data: [{ id: 'other:theirs' }] });
  });

  test('pages with a link to the next page', async () => {
    const { body, headers } = await get(world, '/v1/meetings?limit=1');
    expect(body).toMatchObject({ data: [{ id: 'desk:nuc' }], links: { next: expect.stringContaining('cursor=') } });
    expect(headers.get('link')).toContain('rel="next"');
  });
});

describe('filters', () => {
  test.each([
    ['/v1/meetings?forum=UDCG', ['desk:group']],
    ['/v1/meetings?meeting_format=ambassadors,leaders', ['desk:nuc']],
    ['/v1/meetings?from=2024-01-20', ['desk:group']],
    ['/v1/memberships?party=FIN', ['desk:fin']],
    ['/v1/memberships?body=EU', []],
    ['/v1/memberships?from=2000-01-01', ['desk:fin']],
    ['/v1/memberships?on=2023-04-04', ['desk:fin']],
    ['/v1/memberships?on=2023-04-03', []],
    ['/v1/requests?forum=NUC', ['desk:seven']],
    ['/v1/restrictions?donor=USA', ['desk:congress']],
    ['/v1/statements?topic=coalition', ['desk:size']],
    ['/v1/links?entity=desk:storm', ['desk:tie']],
    ['/v1/links?relation=same_as', []],
  ])('%s', async (path, ids) => {
    expect((await get(world, path)).body).toMatchObject({ data: ids.map((id) => ({ id })) });
    expect(JSON.stringify((await get(world, path)).body.data).match(/"status"/g) ?? []).toHaveLength(ids.length);
  });

  test('say how many of what is asked for bear no day, whether or not days are', async () => {
    const undated = async (query: string) => (await get(world, `/v1/memberships?${query}`)).body.definition;
    expect(await undated('from=2000-01-01')).toMatchObject({ coverage: { undated: 1 } });
    expect(await undated('')).toMatchObject({ coverage: { undated: 1 } });
    expect(await undated('party=FIN')).toMatchObject({ coverage: { undated: 0 } });
  });

  test.each([
    ['/v1/meetings?forum=nuc', 'forum'],
    ['/v1/memberships?party=ZZZ', 'party'],
    ['/v1/links?entity=no-id', 'entity'],
    ['/v1/meetings?body=NATO', 'body'],
    ['/v1/memberships?on=spring', 'on'],
  ])('%s is refused by the name of the parameter', async (path, parameter) => {
    const { status, body } = await get(world, path);
    expect([status, body]).toMatchObject([400, { parameter }]);
  });
});

test('a meeting held before it was asked for is recorded, and says so', async () => {
  expect((await get(world, '/v1/meetings/desk:nuc')).body).toMatchObject({
    data: { warnings: [{ code: 'out_of_order', field: 'convened_on' }] },
  });
});
