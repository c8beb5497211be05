import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { reported } from '../../../test/events.ts';
import { announced, rates, recorded } from '../../../test/pledge-events.ts';
import { reported as reportedWhole } from '../../../test/reported-events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

let world: World;
const summary = async (query = '') => (await get(world, `/v1/summary${query}`)).body;

beforeEach(async () => {
  world = createWorld({ precedence: { desk: 10, other: 1 } });
  await world.publish(
    reported({ local: 's', day: '2024-01-02', counts: { launched: 10 } }),
    reported({ source: 'other', local: 's', counts: { launched: 99 } }),
    rates('2023-01-10', { USD: '1.25' }),
    announced({ local: 'a' }),
    recorded({ local: 'a', amount: '100', currency: 'USD' }),
    announced({ local: 'b', category: 'financial' }),
    recorded({ local: 'b', amount: '20', day: '2024-05-01' }),
    recorded({ local: 'b', tx: 't2', type: 'disbursed', amount: '5' }),
    announced({ source: 'other', local: 'c' }),
    recorded({ source: 'other', local: 'c', amount: '999' }),
  );
});

test('sets support by stage and category beside strikes, each of its counted dataset and with its definition', async () => {
  expect(await summary()).toMatchObject({
    data: {
      support: {
        by_stage: [
          { stage: 'committed', amount: '100.00', packages: 2 },
          { stage: 'disbursed', amount: '5.00' },
        ],
        by_stage_and_category: [
          { stage: 'committed', category: 'financial', amount: '20.00' },
          { stage: 'committed', category: 'military', amount: '80.00' },
          { stage: 'disbursed', category: 'financial', amount: '5.00' },
        ],
      },
      strikes: { total: { salvos: 1, launched: 10 }, by_class: [{ class: 'cruise', launched: 10 }] },
    },
    seq: 1,
    definitions: {
      support: { sources: { counted: ['desk'], not_counted: ['other'] }, fx: { policy: 'announcement_day' } },
      strikes: { claimants: ['ua-air-force'], basis: expect.stringContaining('not verified') },
    },
  });
});

test('says the same as the views that it links to', async () => {
  const { data, links } = await summary('?currency=USD&fx=fixed:2023-01-10&as_of=2024-01-31');
  expect(links).toMatchObject({
    self: '/v1/summary?as_of=2024-01-31&currency=USD&fx=fixed:2023-01-10',
    support: '/v1/views/support?by=stage,category&as_of=2024-01-31&at_seq=1&currency=USD&fx=fixed:2023-01-10',
    strikes: '/v1/views/strikes?by=class&as_of=2024-01-31&at_seq=1',
  });
  const support = await get(
    world,
    '/v1/views/support?by=stage,category&as_of=2024-01-31&currency=USD&fx=fixed:2023-01-10',
  );
  const strikes = await get(world, '/v1/views/strikes?by=class&as_of=2024-01-31');
  expect(data).toMatchObject({
    support: { by_stage: support.body.totals, by_stage_and_category: support.body.data },
    strikes: { total: strikes.body.total, by_class: strikes.body.data },
  });
  for (const link of Object.values(z.record(z.string(), z.string()).parse(links))) {
    expect({ link, status: (await get(world, link)).status }).toEqual({ link, status: 200 });
  }
});

describe('with more in the ledger', () => {
  const asked = (day: string, more: Readonly<Record<string, unknown>> = {}) => ({
    ...{ by: 'UKR', title: 'Patriots', made: { precision: 'day', day }, forum: 'NUC' },
    lines: [{ item: 'Patriot', asked: { qualifier: 'at_least', count: 7 }, scope: 'additional' }],
    ...more,
  });
  const size = { of: 'coalition', body: 'UDCG', as_of: '2023-02-28' };
  const committed = { of: 'support', donor: 'USA', stage: 'committed' };
  const said = (local: string, day: string | undefined, figure: unknown) =>
    reportedWhole('statement', local, {
      ...{ speaker: { name: 'A newsroom' }, topic: 'size', claim: 'so many', figures: [figure] },
      ...(day === undefined ? {} : { said_on: day }),
    });

  beforeEach(async () => {
    await world.publish(
      reported({ local: 'w1', day: '2023-12-29', counts: { launched: 158 } }),
      reported({ local: 'w2', day: '2024-01-01', counts: { launched: 109 } }),
      reportedWhole('request', 'first', asked('2024-04-19')),
      reportedWhole('request', 'second', asked('2024-07-15', { supersedes: ['desk:first'] })),
      reportedWhole('membership', 'm', { party: 'NOR', body: 'UDCG', from: '2022-04-26' }),
      said('size', '2023-03-01', { value: '54', measure: size }),
      said('money', '2024-01-31', { value: '90', currency: 'USD', measure: committed }),
      said('undated', undefined, { value: '5' }),
      said('later', undefined, { value: '57', measure: { ...size, as_of: '2025-09-10' } }),
      reportedWhole('restriction', 'congress', {
        ...{ restricted_by: 'Congress', kind: 'appropriation_blocked', from: '2023-12-30', reason: 'no vote' },
        ...{ holds_up: { by: 'donor', donor: 'USA' }, to: '2024-04-23' },
      }),
    );
  });

  test('has the last wave by the standard rule, with its rank and its salvos', async () => {
    const { data, links } = await summary();
    expect(data).toMatchObject({
      last_wave: {
        ...{ first_day: '2023-12-29', last_day: '2024-01-01', threshold_days: 2, launched: 267 },
        links: { explain: expect.stringContaining('from=2023-12-29&to=2024-01-01') },
      },
    });
    const { body } = await get(world, z.object({ last_wave: z.string() }).parse(links).last_wave);
    expect(body.data).toEqual([z.object({ last_wave: z.unknown() }).parse(data).last_wave]);
  });

  test('has the requests open on the day, and how many were superseded', async () => {
    expect((await summary()).data).toMatchObject({
      open_requests: {
        ...{ open: 1, superseded: 1 },
        latest: [{ id: 'desk:second', made: '2024-07-15', lines: [{ item: 'Patriot', low: 7, scope: 'additional' }] }],
      },
    });
    expect((await summary('?as_of=2024-05-01')).data).toMatchObject({
      open_requests: { open: 1, superseded: 0, latest: [{ id: 'desk:first' }] },
    });
  });

  test('has the restrictions in force on the day', async () => {
    expect((await summary()).data).toMatchObject({ restrictions: { on: '2026-03-10', in_force: [] } });
    expect((await summary('?as_of=2024-01-31')).data).toMatchObject({
      restrictions: { on: '2024-01-31', in_force: [{ id: 'desk:congress', since: '2023-12-30', held_up: {} }] },
    });
  });

  test('has the size of every body on the day, computed beside claimed', async () => {
    expect((await summary('?as_of=2024-01-31')).data).toMatchObject({
      coalition: [
        { body: 'NATO', size: { members: 0 }, claimed: [] },
        { body: 'EU' },
        { body: 'UDCG', size: { members: 1 }, claimed: [{ difference_note: '1 named of 54 claimed' }] },
      ],
    });
    expect((await summary('?as_of=2022-01-31')).data).toMatchObject({ coalition: [{}, {}, { claimed: [] }] });
  });

  test('has claims by the day beside computed numbers, the latest first and the undated last', async () => {
    expect((await summary('?as_of=2024-01-31')).data).toMatchObject({
      claims: {
        figures: 3,
        compared: [
          { statement: 'desk:money', computed: { value: '100', unit: 'USD' } },
          { statement: 'desk:size', computed: { value: '1' } },
          { statement: 'desk:undated', computed: null, not_computed: expect.any(String) },
        ],
      },
    });
    expect((await summary('?as_of=2023-12-31')).data).toMatchObject({
      claims: { figures: 2, compared: [{ statement: 'desk:size' }, { statement: 'desk:undated' }] },
    });
  });

  test('shows the latest of many claims and says how many there are', async () => {
    const figure = { value: '1', measure: size };
    await world.publish(
      ...Array.from({ length: 14 }, (_, index) => said(`many-${index}`, `2025-01-${10 + index}`, figure)),
    );
    const { data, definitions } = await summary();
    expect(data).toMatchObject({ claims: { figures: 18 } });
    const { compared } = z.object({ claims: z.object({ compared: z.array(z.unknown()) }) }).parse(data).claims;
    expect(compared).toHaveLength(12);
    expect(compared[0]).toMatchObject({ statement: 'desk:many-13' });
    expect(definitions).toMatchObject({ claims: { notes: [expect.stringContaining('not shown here: 6')] } });
  });

  test('is said at one position, each part with its definition', async () => {
    const { seq, definitions } = await summary();
    const versioned = z.record(z.string(), z.looseObject({ view: z.string(), version: z.int(), seq: z.int() }));
    const { coalition, ...others } = z.looseObject({ coalition: z.array(z.unknown()) }).parse(definitions);
    for (const definition of Object.values(versioned.parse(others))) expect(definition.seq).toBe(seq);
    for (const definition of coalition) expect(definition).toMatchObject({ view: 'coalition', seq });
    expect(Object.keys(others)).toEqual(['support', 'strikes', 'last_wave', 'open_requests', 'restrictions', 'claims']);
  });
});

test('can be asked as it was known, and answers 304 until anything changes', async () => {
  const { body, headers } = await get(world, '/v1/summary');
  const held = { 'if-none-match': headers.get('etag') ?? '' };
  expect((await get(world, '/v1/summary', held)).status).toBe(304);
  world.nextDay();
  await world.publish(rates('2023-01-11', { USD: '2' }), reported({ local: 't' }));
  expect((await get(world, '/v1/summary', held)).status).toBe(200);
  expect((await summary('?known_at=2026-03-10')).data).toEqual(body.data);
});

test('of an empty ledger is empty, and not an error', async () => {
  world = createWorld();
  expect(await summary()).toMatchObject({
    data: { support: { by_stage: [] }, strikes: { total: { salvos: 0 } } },
    seq: 0,
  });
});

test.each([
  ['currency=GBP', 'currency'],
  ['fx=today', 'fx'],
  ['known_at=2026-03-10', 'known_at'],
  ['as_of=never', 'as_of'],
])('with %s is refused, naming the parameter', async (query, parameter) => {
  expect((await summary(`?${query}`)).parameter).toBe(parameter);
});
