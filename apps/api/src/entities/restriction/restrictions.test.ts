import { expect, test } from 'vitest';
import { announced, recorded } from '../../../test/pledge-events.ts';
import { reported } from '../../../test/reported-events.ts';
import { createWorld, get } from '../../../test/world.ts';

const world = createWorld({ today: '2026-03-10' });
await world.publish(
  announced({ local: 'p1', donor: 'USA' }),
  recorded({ local: 'p1', tx: 't1', type: 'pledged', day: '2023-10-20', amount: '100', currency: 'USD' }),
  recorded({ local: 'p1', tx: 't2', type: 'committed', day: '2023-12-27', amount: '25', currency: 'USD' }),
  announced({ local: 'p2', donor: 'DEU' }),
  recorded({ local: 'p2', tx: 't1', type: 'pledged', day: '2023-11-01', amount: '7', currency: 'EUR' }),
  reported('restriction', 'congress', {
    ...{ restricted_by: 'Congress', kind: 'appropriation_blocked', reason: 'the request was not passed' },
    ...{ from: '2023-12-30', to: '2024-04-23', holds_up: { by: 'donor', donor: 'USA', category: 'military' } },
    amount: { amount: '61400000000', currency: 'USD', qualifier: 'about' },
  }),
  reported('restriction', 'veto', {
    ...{ restricted_by: 'A member state', kind: 'other', reason: 'a veto', from: '2024-01-01' },
    holds_up: { by: 'pledge', pledges: ['desk:p2', 'desk:nowhere'] },
  }),
);

const restrictionsOf = async (path: string) => (await get(world, path)).body.restrictions;

test('support shows what of it is delayed on its last day, since when and by whom', async () => {
  expect(await restrictionsOf('/v1/views/support?to=2024-01-10')).toMatchObject({
    on: '2024-01-10',
    in_force: [
      {
        ...{ id: 'desk:congress', restricted_by: 'Congress', since: '2023-12-30', until: '2024-04-23', donor: 'USA' },
        held_up: { native: { USD: '75' }, pledges: ['desk:p1'] },
      },
      { id: 'desk:veto', until: null, held_up: { native: { EUR: '7' }, unknown_pledges: ['desk:nowhere'] } },
    ],
    sources: { counted: ['desk'] },
  });
});

test('a restriction that has ended, or has not begun, delays nothing', async () => {
  expect(await restrictionsOf('/v1/views/support?to=2023-12-29')).toMatchObject({ in_force: [] });
  expect(await restrictionsOf('/v1/views/support?to=2024-04-24')).toMatchObject({ in_force: [{ id: 'desk:veto' }] });
  expect(await restrictionsOf('/v1/views/support')).toMatchObject({
    on: '2026-03-10',
    in_force: [{ id: 'desk:veto' }],
  });
});

test('support of some donors or categories shows what delays these', async () => {
  const ids = async (query: string) => {
    const { in_force: standing } = Object(await restrictionsOf(`/v1/views/support?to=2024-01-10&${query}`));
    return standing.map(({ id }: { id: string }) => id);
  };
  expect(await ids('donor=USA')).toEqual(['desk:congress']);
  expect(await ids('donor=DEU')).toEqual(['desk:veto']);
  expect(await ids('donor=FRA')).toEqual([]);
  expect(await ids('category=financial')).toEqual([]);
});

test('a pledge shows what delays it, or did, and how much of it', async () => {
  expect((await get(world, '/v1/pledges/desk:p2')).body).toMatchObject({
    data: { restrictions: [{ id: 'desk:veto', stand: 'in_force', held_up: { EUR: '7' } }] },
  });
  expect((await get(world, '/v1/pledges/desk:p1')).body).toMatchObject({
    data: { restrictions: [{ id: 'desk:congress', stand: 'ended', held_up: null }] },
  });
});

test('a restriction shows what it delays, names pledges that are not there, and keeps what its source claims apart', async () => {
  expect((await get(world, '/v1/restrictions/desk:veto')).body).toMatchObject({
    data: { held_up: { on: '2026-03-10', native: { EUR: '7' }, unknown_pledges: ['desk:nowhere'] } },
  });
  expect((await get(world, '/v1/restrictions/desk:congress')).body).toMatchObject({
    data: { amount: { amount: '61400000000', currency: 'USD' }, held_up: { on: '2024-04-23', native: { USD: '75' } } },
  });
});

test('what delays support is as it was known', async () => {
  const later = createWorld({ today: '2026-03-10' });
  await later.publish(announced(), recorded({ type: 'pledged' }));
  later.moveTo('2026-03-12');
  await later.publish(
    reported('restriction', 'r', {
      ...{ restricted_by: 'Congress', kind: 'other', reason: 'none given' },
      ...{ from: '2023-01-01', holds_up: { by: 'donor', donor: 'USA' } },
    }),
  );
  const before = await get(later, '/v1/views/support?known_at=2026-03-11');
  const now = await get(later, '/v1/views/support');
  expect(before.body).toMatchObject({ restrictions: { in_force: [] } });
  expect(now.body).toMatchObject({ restrictions: { in_force: [{ held_up: { native: { EUR: '100' } } }] } });
  expect(before.headers.get('etag')).not.toBe(now.headers.get('etag'));
});

test('what strangers say is not shown beside anybody’s support: it is counted, and listed where the count says', async () => {
  const ranked = createWorld({ today: '2026-03-10', precedence: { desk: 10, other: 5 } });
  const stranger = { source: 'stranger' };
  const veto = { restricted_by: 'A stranger', kind: 'other', reason: 'none given', from: '2024-01-01' };
  await ranked.publish(
    announced(),
    recorded({ type: 'pledged' }),
    announced({ source: 'stranger', local: 'own' }),
    reported(
      'restriction',
      'named',
      { ...veto, holds_up: { by: 'pledge', pledges: ['desk:p1', 'stranger:own'] } },
      stranger,
    ),
    reported('restriction', 'donor', { ...veto, holds_up: { by: 'donor', donor: 'USA' } }, stranger),
  );
  const pages = ['/v1/pledges/desk:p1', '/v1/views/support', '/v1/views/support?donor=USA', '/v1/summary'];
  const counts = async () => {
    const texts = await Promise.all(pages.map(async (page) => (await get(ranked, page)).text));
    for (const text of texts) expect(text).not.toContain('stranger:');
    return texts.map((text) => /"(?:restrictions_)?more":{"count":(\d+)/.exec(text)?.[1]);
  };
  expect(await counts()).toEqual(['2', '2', '2', '2']);
  const { body } = await get(ranked, '/v1/pledges/desk:p1');
  expect(body).toMatchObject({ data: { restrictions: [], restrictions_more: { count: 2 } } });
  const { restrictions_more: more } = Object(body.data);
  const listed = async (address: string) => (await get(ranked, `${address}&source=stranger`)).body.data;
  expect(await listed(more.links.self)).toMatchObject([{ id: 'stranger:named' }]);
  expect(await listed(more.links.donor)).toMatchObject([{ id: 'stranger:donor' }]);
  // Beside its own support a source that is counted is shown, ranked or not.
  expect((await get(ranked, '/v1/pledges/stranger:own')).body).toMatchObject({
    data: { restrictions: [{ id: 'stranger:donor' }, { id: 'stranger:named' }] },
  });
  await ranked.publish(
    reported('restriction', 'r', { ...veto, restricted_by: 'Congress', holds_up: { by: 'donor', donor: 'USA' } }),
  );
  // A view says nothing of what is not counted.
  expect(await counts()).toEqual(['2', '0', '0', '0']);
  expect((await get(ranked, '/v1/views/support')).body).toMatchObject({
    restrictions: { in_force: [{ id: 'desk:r' }], more: { count: 0, links: { self: '/v1/restrictions' } } },
  });
});
