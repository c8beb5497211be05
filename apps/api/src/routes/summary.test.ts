import { beforeEach, expect, test } from 'vitest';
import { reported } from '../../test/events.ts';
import { announced, rates, recorded } from '../../test/pledge-events.ts';
import { createWorld, get, type World } from '../../test/world.ts';

let world: World;
const summary = async (query = '') => (await get(world, `/v1/summary${query}`)).body;

beforeEach(async () => {
  world = createWorld({ precedence: { desk: 10 } });
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
  expect(links).toEqual({
    self: '/v1/summary?as_of=2024-01-31&currency=USD&fx=fixed:2023-01-10',
    support: '/v1/views/support?by=stage,category&as_of=2024-01-31&currency=USD&fx=fixed:2023-01-10',
    strikes: '/v1/views/strikes?by=class&as_of=2024-01-31',
  });
  const support = await get(
    world,
    '/v1/views/support?by=stage,category&as_of=2024-01-31&currency=USD&fx=fixed:2023-01-10',
  );
  const strikes = await get(world, '/v1/views/strikes?by=class&as_of=2024-01-31');
  expect(data).toEqual({
    support: { by_stage: support.body.totals, by_stage_and_category: support.body.data },
    strikes: { total: strikes.body.total, by_class: strikes.body.data },
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
