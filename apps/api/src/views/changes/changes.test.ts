import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { described, reported, retracted } from '../../../test/events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const answerSchema = z.object({
  data: z.array(z.looseObject({ seq: z.number(), change: z.string(), entity: z.string() })),
  through: z.number(),
  seq: z.number(),
  links: z.object({ self: z.string(), next: z.string().optional() }),
});

let world: World;
const changes = async (query = '') => answerSchema.parse((await get(world, `/v1/changes${query}`)).body);

beforeEach(async () => {
  world = createWorld();
  await world.publish(reported({ local: 'a' }), reported({ local: 'b' }));
  await world.publish(reported({ local: 'a', revision: 2, counts: {} }));
  await world.publish(described('other', 'Another'));
  await world.publish(retracted('b', 2));
});

test('gives what became known, in journal order, with where to read it', async () => {
  const { data, through, seq, links } = await changes();
  expect(data.map(({ seq, change, entity }) => `${seq} ${change} ${entity}`)).toEqual([
    '1 created desk:a',
    '1 created desk:b',
    '2 corrected desk:a',
    '3 created other:dataset',
    '4 retracted desk:b',
  ]);
  expect(data[0]).toMatchObject({
    day: '2026-03-10',
    kind: 'strike',
    record: 'report',
    revision: 1,
    links: { self: '/v1/strikes/desk:a', history: '/v1/strikes/desk:a/history' },
  });
  expect(data[3]).toMatchObject({ links: { self: '/v1/datasets/other:dataset' } });
  expect([through, seq, links.next]).toEqual([4, 4, undefined]);
});

test('goes on after a position, page by page, never splitting what became known together', async () => {
  const sizes: number[] = [];
  let next: string | undefined = '/v1/changes?limit=1';
  while (next !== undefined) {
    const page = answerSchema.parse((await get(world, next)).body);
    sizes.push(page.data.length);
    next = page.links.next;
  }
  expect(sizes).toEqual([2, 1, 1, 1]);
  expect((await changes('?after=2')).data.map(({ seq }) => seq)).toEqual([3, 4]);
});

test('can be of one kind or one source; what is passed over still moves the position on', async () => {
  expect((await changes('?kind=dataset')).data.map(({ entity }) => entity)).toEqual(['other:dataset']);
  expect(await changes('?source=other&after=3')).toMatchObject({ data: [], through: 4 });
});

test('after the end is empty, and a closed day shows no entry', async () => {
  world.nextDay();
  await get(world, '/v1/views/strikes?known_at=2026-03-10');
  expect(await changes('?after=4')).toMatchObject({ data: [], through: 5, seq: 5 });
  expect(await changes('?after=99')).toMatchObject({ data: [], through: 99, seq: 5 });
});

test('answers 304 until something happens', async () => {
  const etag = (await get(world, '/v1/changes')).headers.get('etag') ?? '';
  expect((await get(world, '/v1/changes', { 'if-none-match': etag })).status).toBe(304);
  await world.publish(reported({ local: 'c' }));
  expect((await get(world, '/v1/changes', { 'if-none-match': etag })).status).toBe(200);
});

test.each([
  ['after=-1', 'after'],
  ['after=x', 'after'],
  ['kind=battle', 'kind'],
  ['limit=0', 'limit'],
])('%s is refused', async (query, parameter) => {
  expect((await get(world, `/v1/changes?${query}`)).body).toMatchObject({ status: 400, parameter });
});

test('begin with a day, and the days say where each begins', async () => {
  world.nextDay();
  await world.publish(reported({ local: 'c' }));
  const { data } = await changes('?since=2026-03-11');
  expect(data.map(({ seq, entity }) => `${seq} ${entity}`)).toEqual(['5 desk:c']);
  expect((await changes('?since=2026-03-10')).data).toHaveLength(6);
  expect((await changes('?since=2026-03-12')).data).toEqual([]);
  const { body } = await get(world, '/v1/journal/days');
  expect(body).toMatchObject({
    data: [
      { day: '2026-03-10', first_seq: 1, last_seq: 4, links: { changes: '/v1/changes?after=0' } },
      { day: '2026-03-11', first_seq: 5, last_seq: 5, links: { changes: '/v1/changes?after=4' } },
    ],
    seq: 5,
  });
  const early = await get(world, '/v1/journal/days?at_seq=2');
  expect(early.body.data).toMatchObject([{ day: '2026-03-10', first_seq: 1, last_seq: 2 }]);
  expect((await get(createWorld(), '/v1/journal/days')).body.data).toEqual([]);
});
