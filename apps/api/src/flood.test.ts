import { sourceSchema } from '@counterweight/domain/values';
import { rankSource } from '@counterweight/ledger';
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

/**
 * What an answer says, to the byte but for its position: what it defines, counts and leaves out too. The page of an entity
 * says beside it how much strangers said of it, and nothing else of them.
 */
async function said(path: string): Promise<unknown> {
  const { status, text } = await get(world, path);
  const counted = entities.includes(path) ? text.replace(/("restrictions_more":{"count":)\d+/, '$1N') : text;
  return { status, text: counted.replaceAll(/(at_seq=|"seq":)\d+/g, '$1N') };
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

describe('a source without a rank', () => {
  test('is not counted where no other has records, and is named for who asks why', async () => {
    const deployed = createWorld({ precedence: { desk: 10 }, countsUnranked: false });
    await deployed.publish(strike({ source: 'stranger' }));
    const { body } = await get(deployed, '/v1/views/strikes');
    expect(body).toMatchObject({
      data: [],
      definition: { sources: { counted: [], not_counted: ['stranger'] } },
    });
    expect((await get(deployed, '/v1/views/strikes?source=stranger')).body).toMatchObject({
      data: [{ salvos: 1 }],
    });
  });

  test('sees its event in the local stack, which no second one takes from it by its name', async () => {
    const local = createWorld();
    await local.publish(strike({ source: 'second', local: 'a' }));
    await local.publish(strike({ source: 'first-by-name', local: 'b' }));
    await local.publish(strike({ source: 'second', local: 'a', revision: 2 }));
    expect((await get(local, '/v1/views/strikes')).body).toMatchObject({
      definition: { sources: { counted: ['second'], not_counted: ['first-by-name'] } },
    });
  });
});

describe('a rank that the operator gives', () => {
  test('decides from its position in the journal on, and not before it', async () => {
    const own = createWorld({ today: '2026-03-10', countsUnranked: false });
    await own.publish(strike({ source: 'constructor', local: 'a' }), strike({ source: 'desk', local: 'b' }));
    const { body: before } = await get(own, '/v1/views/strikes?at_seq=1');
    await rankSource(sourceSchema.parse('desk'), 5, own);
    const counted = async (query: string) => (await get(own, `/v1/views/strikes${query}`)).body.definition;
    expect(await counted('')).toMatchObject({ sources: { counted: ['desk'], not_counted: [] }, seq: 2 });
    expect((await get(own, '/v1/views/strikes?at_seq=1')).body).toEqual(before);
    await rankSource(sourceSchema.parse('constructor'), 6, own);
    expect(await counted('')).toMatchObject({ sources: { counted: ['constructor'], not_counted: ['desk'] } });
    await rankSource(sourceSchema.parse('constructor'), 0, own);
    expect(await counted('')).toMatchObject({ sources: { counted: ['desk'], not_counted: [] } });
    expect(await counted('?at_seq=3')).toMatchObject({ sources: { counted: ['constructor'] } });
  });

  test('changes the tag of an answer', async () => {
    const own = createWorld({ countsUnranked: false });
    await own.publish(strike({ source: 'desk' }));
    const before = (await get(own, '/v1/views/strikes')).headers.get('etag');
    await rankSource(sourceSchema.parse('desk'), 5, own);
    expect((await get(own, '/v1/views/strikes')).headers.get('etag')).not.toBe(before);
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

test('the same flood of a source that ranks above is counted: it is the rank that keeps a stranger out', async () => {
  await rankSource(sourceSchema.parse('stranger'), 20, world);
  for (const path of views) expect([path, await said(path)]).not.toEqual([path, before.get(path)]);
});
