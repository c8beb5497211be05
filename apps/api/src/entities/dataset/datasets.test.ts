import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { described, reported } from '../../../test/events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const listSchema = z.object({
  data: z.array(z.looseObject({ source: z.string() })),
  links: z.object({ next: z.string().optional() }),
});

let world: World;
const list = async (query = '') => listSchema.parse((await get(world, `/v1/datasets${query}`)).body);

beforeEach(async () => {
  world = createWorld({ precedence: { high: 20 } });
  await world.publish(
    described('high', 'Ranked first'),
    described('silent', 'Nothing yet'),
    reported({ source: 'high' }),
    reported({ source: 'low' }),
  );
});

test('lists those described and those that merely have records, and which of them views count', async () => {
  const { data } = await list();
  expect(data).toMatchObject([
    {
      id: 'high:dataset',
      source: 'high',
      status: 'live',
      title: 'Ranked first',
      precedence: 20,
      counted_by_default: { strike: true },
    },
    { id: 'low:dataset', source: 'low', status: 'implicit', precedence: 0, counted_by_default: { strike: false } },
    { id: 'silent:dataset', source: 'silent', status: 'live', title: 'Nothing yet', counted_by_default: {} },
  ]);
});

test('comes page by page', async () => {
  const first = await list('?limit=2');
  expect(first.data).toHaveLength(2);
  const rest = listSchema.parse((await get(world, first.links.next ?? '')).body);
  expect(rest.data.map(({ source }) => source)).toEqual(['silent']);
  expect(rest.links.next).toBeUndefined();
  expect((await get(world, '/v1/datasets?cursor=abc')).body).toMatchObject({ code: 'invalid_cursor' });
});

test('can be asked as it was known', async () => {
  world.nextDay();
  await world.publish(described('high', 'Renamed', 2), described('new', 'New'));
  const { data } = await list('?known_at=2026-03-10');
  expect(data.map(({ source, title }) => [source, title])).toEqual([
    ['high', 'Ranked first'],
    ['low', undefined],
    ['silent', 'Nothing yet'],
  ]);
});

test('one dataset is there with its history, an implicit one without', async () => {
  expect((await get(world, '/v1/datasets/high:dataset')).body).toMatchObject({
    data: { title: 'Ranked first', covers: ['strike'], seq: 1 },
  });
  expect((await get(world, '/v1/datasets/high:dataset/history')).body).toMatchObject({ data: [{ change: 'created' }] });
  expect((await get(world, '/v1/datasets/low:dataset')).body).toMatchObject({
    data: { status: 'implicit', seq: null },
  });
  expect((await get(world, '/v1/datasets/nobody:dataset')).status).toBe(404);
});
