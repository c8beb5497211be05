import { beforeAll, describe, expect, test } from 'vitest';
import { reported as strike } from '../test/events.ts';
import { entities, everything, lists, views } from '../test/everything.ts';
import { reported } from '../test/reported-events.ts';
import { createWorld, get } from '../test/world.ts';

const STRIKES_OF_A_DAY = 740;
const COPIES = 60;
const LINKS = 300;
const MAX_ANSWER_BYTES = 5_000_000;
const world = createWorld({ precedence: { desk: 10 } });
const before = new Map<string, unknown>();

/** What an answer says, without what it says of itself: its position, and the datasets that it does not count. */
async function said(path: string): Promise<unknown> {
  const { status, body } = await get(world, path);
  const { definition: _, links: __, ...rest } = body;
  const text = JSON.stringify(rest)
    .replaceAll(/(at_seq=|"seq":)\d+/g, '$1N')
    .replaceAll(/"not_counted":\[[^\]]*\]/g, '"not_counted":[]');
  return { status, text };
}

/** A stranger dates as much as it can to the days that the counted dataset has, of every kind there is. */
beforeAll(async () => {
  await world.publish(...everything('desk', ''));
  for (const path of [...views, ...lists, ...entities]) before.set(path, await said(path));
  const salvos = Array.from({ length: STRIKES_OF_A_DAY }, (_, n) =>
    strike({
      source: 'stranger',
      local: `day-${n}`,
      day: '2023-12-29',
      weapons: ['Kh-101'],
      counts: { launched: 1000 },
    }),
  );
  const copies = Array.from({ length: COPIES }, (_, n) => everything('stranger', `${n}-`)).flat();
  const results = await world.publish(...salvos, ...copies);
  const refused = results.filter(({ outcome }) => outcome !== 'accepted' && outcome !== 'duplicate');
  // A day's rates are one entity, so that of all copies the first is taken.
  expect(refused.every(({ outcome }) => outcome === 'conflict')).toBe(true);
}, 60_000);

describe('a stranger who fills the days of the counted dataset', () => {
  test.each([...views, ...lists, ...entities])('changes nothing of %s', async (path) => {
    expect(await said(path)).toEqual(before.get(path));
  });

  test.each([...views, ...lists].filter((path) => path !== '/v1/summary'))(
    'is shown whole where it is asked for: %s',
    async (path) => {
      const { status, text } = await get(world, `${path}${path.includes('?') ? '&' : '?'}source=stranger`);
      expect([path, status, text.length < MAX_ANSWER_BYTES]).toEqual([path, 200, true]);
    },
  );

  test('has each of its salvos counted', async () => {
    const { body } = await get(world, '/v1/views/strikes?by=day&source=stranger');
    expect(body.data).toMatchObject([{ day: '2023-12-29', salvos: STRIKES_OF_A_DAY + COPIES }]);
  });
});

test('a stranger who ties hundreds of links to an entity makes no answer fail', async () => {
  const ties = Array.from({ length: LINKS }, (_, n) =>
    reported(
      'link',
      `tie-${n}`,
      { from: `stranger:day-${n}`, relation: 'in_response_to', to: 'desk:n', quote: 'x'.repeat(500) },
      { source: 'stranger' },
    ),
  );
  await world.publish(...ties);
  expect((await get(world, '/v1/meetings/desk:n')).body).toMatchObject({
    data: { linked: [], linked_more: { count: LINKS } },
  });
  for (const path of ['/v1/meetings/desk:n', '/v1/timeline', '/v1/links?source=stranger']) {
    const { status, text } = await get(world, path);
    expect([path, status, text.length < MAX_ANSWER_BYTES]).toEqual([path, 200, true]);
  }
}, 60_000);
