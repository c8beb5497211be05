import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { reported as strike } from '../../test/events.ts';
import { entities, everything, lists, views } from '../../test/everything.ts';
import { rates, recorded } from '../../test/pledge-events.ts';
import { reported, retracted } from '../../test/reported-events.ts';
import { createWorld, get } from '../../test/world.ts';

const TODAY = '2024-06-01';
const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`;

describe('at a position', () => {
  const world = createWorld({ today: TODAY, precedence: { desk: 10 } });
  const histories = entities.map((path) => `${path}/history`);
  const asked = [...views, ...lists, ...entities, ...histories, '/v1/links', '/v1/datasets'];
  const now = new Map<string, string>();
  let seq = 0;

  beforeAll(async () => {
    const tie = { from: 'desk:q', relation: 'in_response_to', to: 'desk:p', restated: 'it said so' };
    await world.publish(...everything('desk', ''), reported('link', 'l', tie));
    seq = (await world.ledger.head()).seq;
    for (const path of asked) now.set(path, (await get(world, withQuery(path, `at_seq=${seq}`))).text);
    await world.publish(
      ...everything('other', 'x'),
      retracted('membership', 'm', 2),
      retracted('request', 'q', 2),
      recorded({ local: 'p', tx: 'later', type: 'delivered', day: '2024-05-05', amount: '9' }),
      rates('2024-01-09', { USD: '3' }, 'desk'),
    );
    world.moveTo('2025-09-01');
  });

  test.each(asked)('an answer never changes, whatever comes and however long after: %s', async (path) => {
    const { status, text } = await get(world, withQuery(path, `at_seq=${seq}`));
    expect([status, text]).toEqual([200, now.get(path)]);
  });

  test.each(asked)('of nothing yet nothing is known: %s', async (path) => {
    const { status, body } = await get(world, withQuery(path, 'at_seq=0'));
    const isOne = [...entities, ...histories].includes(path);
    expect([path, status]).toEqual([path, isOne ? 404 : 200]);
    if (!isOne && path !== '/v1/summary') expect(body.data).toEqual([]);
  });
});

describe('the links of an answer', () => {
  const world = createWorld({ today: TODAY, precedence: { desk: 10 } });
  const addressesOf = (body: Readonly<Record<string, unknown>>) =>
    z.looseObject({ self: z.string() }).parse(body.links);

  beforeAll(async () => {
    await world.publish(...everything('desk', ''), strike({ local: 's2', day: '2023-12-30' }));
  });

  test.each([...views, '/v1/strikes', '/v1/pledges', '/v1/datasets'])('are of its position: %s', async (path) => {
    const { body } = await get(world, withQuery(path, 'min_seq=1'));
    const seq = z.number().parse(body.seq ?? Object(body.definition).seq);
    const { self: _, ...others } = addressesOf(body);
    for (const [name, address] of Object.entries(others)) {
      expect([name, String(address)]).toEqual([name, expect.stringMatching(new RegExp(`[?&]at_seq=${seq}(&|$)`))]);
      expect(String(address)).not.toContain('min_seq');
      expect((await get(world, String(address))).status).toBe(200);
    }
  });

  test.each([
    '/v1/strikes?limit=1',
    '/v1/timeline?limit=1',
    '/v1/explain?view=air-defence&limit=1',
    '/v1/explain?view=strikes&limit=1',
  ])('lead from page to page at its position, and the cursor is good at another: %s', async (path) => {
    const { headers } = await get(world, path);
    const next = headers.get('link')?.match(/<([^>]+)>; rel="next"/)?.[1] ?? '';
    expect(next).toMatch(/[?&]at_seq=1(&|$)/);
    expect((await get(world, next)).status).toBe(200);
    expect((await get(world, next.replace(/at_seq=\d+&?/, ''))).status).toBe(200);
  });

  test('of a known day pin the last position of that day', async () => {
    world.nextDay();
    await get(world, '/v1/views/strikes');
    await world.publish(strike({ local: 's3', day: '2024-06-02' }));
    const { body } = await get(world, `/v1/views/strikes?known_at=${TODAY}`);
    expect(Object(body.definition).seq).toBe(1);
    expect(Object(body.links).explain).toContain(`&known_at=${TODAY}&at_seq=1`);
  });
});

describe('a position', () => {
  const world = createWorld({ today: TODAY });
  beforeAll(() => world.publish(strike()));

  test('with a definition version makes an address that never answers otherwise', async () => {
    const cached = async (query: string) =>
      (await get(world, `/v1/views/strikes?${query}`)).headers.get('cache-control')?.includes('immutable');
    expect(await cached('at_seq=1&definition=3')).toBe(true);
    expect(await cached('at_seq=1')).toBe(false);
    expect(await cached('at_seq=0&definition=3')).toBe(false);
    expect(await cached('min_seq=1&definition=3')).toBe(false);
  });

  test('that the ledger has not reached is waited for by its own name', async () => {
    const { status, body, headers } = await get(world, '/v1/views/strikes?at_seq=9&min_seq=1');
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect(body).toMatchObject({ code: 'not_yet', parameter: 'at_seq', seq: 1 });
    expect((await get(world, '/v1/views/strikes?at_seq=1&min_seq=9')).body).toMatchObject({ parameter: 'min_seq' });
  });

  test('shows what was to be shown on its day', async () => {
    const place = {
      precision: 'site',
      region: 'UA-51',
      settlement: 'Odesa',
      site: 'a plant',
      publish_after: '2024-06-10',
    };
    await world.publish(strike({ local: 'withheld', aimed_at: [place] }));
    world.moveTo('2024-07-01');
    expect((await get(world, '/v1/strikes/desk:withheld')).text).toContain('a plant');
    expect((await get(world, '/v1/strikes/desk:withheld?at_seq=2')).text).not.toContain('a plant');
    expect((await get(world, '/v1/strikes?at_seq=2')).text).not.toContain('a plant');
  });
});

test('a day that is not closed yet says when to ask again', async () => {
  const world = createWorld({ today: TODAY });
  await world.publish(strike());
  const open = async (day: string) => (await world.app.request(`/v1/views/strikes?known_at=${day}`)).headers;
  expect((await open(TODAY)).get('retry-after')).toBe(String(12 * 3600 + 60));
  world.nextDay();
  const response = await world.app.request(`/v1/views/strikes?known_at=${TODAY}`);
  expect(response.headers.get('retry-after')).toBe('60');
  expect(await response.json()).toMatchObject({
    code: 'day_not_closed',
    detail: `known_at: ${TODAY} is over and not closed yet; ask again in a moment`,
  });
});
