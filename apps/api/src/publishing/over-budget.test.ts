import { expect, test } from 'vitest';
import { reported, retracted } from '../../test/events.ts';
import { reported as told } from '../../test/reported-events.ts';
import { createWorld, get, post } from '../../test/world.ts';

const budgetRules = {
  ...{ perMinute: 6, burstMinutes: 1, rowsPerEvent: 10 },
  ...{ revisionsPerMinute: 4, linksPerMinute: 3, unlimited: ['ranked'] },
};
const events = (count: number, source = 'desk', from = 0) =>
  Array.from({ length: count }, (_, n) => reported({ source, local: `s${from + n}` }));

async function open() {
  const world = createWorld({ budgetRules });
  await world.allow('secret', '*');
  const send = async (...sent: readonly unknown[]) => post(world, JSON.stringify(sent));
  /** What ingest and the projector then do. */
  const settle = async () => {
    await world.ingestAll();
    await world.projectAll();
  };
  return { world, send, settle };
}

test('what is over budget is refused by name, and what is within it is taken', async () => {
  const { send } = await open();
  const answer = await send(...events(60), ...events(3, 'ranked'));
  expect(answer.status).toBe(202);
  const results = Array.from(Object(answer.body.results) as readonly { status: string; code?: string }[]);
  expect(results.filter(({ status }) => status === 'taken')).toHaveLength(9);
  expect(results.filter(({ code }) => code === 'over_budget')).toHaveLength(54);
  expect(results[59]).toMatchObject({
    id: 's59.r1',
    errors: [{ field: 'source', message: expect.stringContaining('6 events a minute') }],
  });
});

test('nothing within budget answers 429 with when to come again, and then it is taken', async () => {
  const { world, send, settle } = await open();
  await send(...events(6));
  await settle();
  const refused = await send(...events(2, 'desk', 100));
  expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([429, 'over_budget', '10']);
  expect((await send(...events(2, 'ranked'))).status).toBe(202);
  world.passMs(10_000);
  expect((await send(...events(2, 'desk', 100))).body).toMatchObject({
    results: [{ status: 'taken' }, { status: 'refused', code: 'over_budget' }],
  });
});

test('taking back costs nothing', async () => {
  const { send, settle } = await open();
  await send(...events(6));
  await settle();
  expect((await send(retracted('s0', 2))).status).toBe(202);
});

test('a flood that passed the door at once waits behind it, and a ranked event beside it is there', async () => {
  const { world, send, settle } = await open();
  for (let n = 0; n < 10; n += 1) await send(...events(6, 'desk', 6 * n));
  await send(...events(1, 'ranked'));
  await settle();
  expect(world.waiting).toHaveLength(54);
  expect((await get(world, '/v1/strikes/ranked:s0')).status).toBe(200);
});

test('rows, revisions of one entity and links to one of another source have budgets beside the events', async () => {
  const { send } = await open();
  const refusedFor = async (...sent: readonly unknown[]) => {
    const results = Array.from(Object((await send(...sent)).body.results) as readonly Record<string, unknown>[]);
    return results.flatMap(({ index, errors }) => (errors === undefined ? [] : [[index, JSON.stringify(errors)]]));
  };
  const revisions = [1, 2, 3, 4, 5].map((revision) => reported({ local: 's', revision }));
  expect(await refusedFor(...revisions)).toEqual([[4, expect.stringContaining('4 revisions of desk:s a minute')]]);
  const links = [1, 2, 3, 4].map((n) =>
    told('link', `l${n}`, { from: 'desk:s', relation: 'about', to: 'other:nuc', quote: 'said so' }),
  );
  expect(await refusedFor(...links)).toEqual([[3, expect.stringContaining('3 links to other:nuc a minute')]]);
  const request = { by: 'UKR', title: 'Systems', made: { precision: 'day', day: '2024-04-19' } };
  const lines = Array.from({ length: 25 }, (_, n) => ({ item: `Item ${n}` }));
  const requests = [1, 2, 3].map((n) => told('request', `q${n}`, { ...request, lines }));
  expect(await refusedFor(...requests)).toEqual([[2, expect.stringContaining('events that make 60 rows a minute')]]);
});
