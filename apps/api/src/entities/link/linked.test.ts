import { describe, expect, test } from 'vitest';
import { reported as strike, retracted as strikeRetracted } from '../../../test/events.ts';
import { announced, withdrawn } from '../../../test/pledge-events.ts';
import { reported, retracted } from '../../../test/reported-events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const council = { forum: 'NUC', requested: { by: 'Ukraine', on: '2024-01-03' }, convened_on: '2024-01-10' };
const response = { from: 'desk:nuc', relation: 'in_response_to', to: 'desk:storm', quote: 'after the strikes' };

async function tiedWorld(): Promise<World> {
  const world = createWorld({ today: '2026-03-10', precedence: { desk: 10, other: 5 } });
  await world.publish(
    strike({ local: 'storm' }),
    announced({ local: 'p1' }),
    reported('meeting', 'nuc', council),
    reported('link', 'tie', response),
    reported('link', 'same', { from: 'other:council', relation: 'same_as', to: 'desk:nuc', restated: 'the same' }),
    reported('link', 'theirs', { ...response, to: 'desk:p1' }, { source: 'other' }),
  );
  return world;
}

const linkedOf = async (world: World, path: string) => (await get(world, path)).body.data;

describe('what a link ties', () => {
  test('shows the link from either end, with the words that say so', async () => {
    const world = await tiedWorld();
    expect(await linkedOf(world, '/v1/meetings/desk:nuc')).toMatchObject({
      linked: [
        {
          ...{ link: 'desk:same', direction: 'to', relation: 'same_as', entity: 'other:council', dangling: true },
          ...{ restated: 'the same', links: { entity: [] } },
        },
        { link: 'desk:tie', direction: 'from', entity: 'desk:storm', dangling: false, quote: 'after the strikes' },
        { link: 'other:theirs', source: 'other', direction: 'from', entity: 'desk:p1', dangling: false },
      ],
    });
    expect(await linkedOf(world, '/v1/strikes/desk:storm')).toMatchObject({
      linked: [{ link: 'desk:tie', direction: 'to', relation: 'in_response_to', entity: 'desk:nuc' }],
    });
    expect(await linkedOf(world, '/v1/pledges/desk:p1')).toMatchObject({ linked: [{ link: 'other:theirs' }] });
  });

  test('by a stranger is counted, and listed where the count says', async () => {
    const world = await tiedWorld();
    const quote = { ...response, quote: 'what a stranger says' };
    await world.publish(reported('link', 'theirs', quote, { source: 'stranger' }));
    for (const path of ['/v1/meetings/desk:nuc', '/v1/strikes/desk:storm']) {
      const { text } = await get(world, path);
      expect(text).not.toContain('stranger');
      const [, count, self = ''] = /"linked_more":\{"count":(\d+),"links":\{"self":"([^"]+)"/.exec(text) ?? [];
      expect(count).toBe('1');
      expect((await get(world, `${self}&source=stranger`)).body).toMatchObject({ data: [{ id: 'stranger:theirs' }] });
    }
    const own = reported('link', 'own', { ...quote, from: 'stranger:night' }, { source: 'stranger' });
    await world.publish(strike({ source: 'stranger', local: 'night' }), own);
    expect(await linkedOf(world, '/v1/strikes/stranger:night')).toMatchObject({ linked: [{ link: 'stranger:own' }] });
  });

  test('is to be had at the addresses that the link gives', async () => {
    const world = await tiedWorld();
    const { text } = await get(world, '/v1/meetings/desk:nuc');
    const addresses = text.match(/\/v1\/(strikes|pledges|links)\/[a-z:0-9]+/g) ?? [];
    expect(new Set(addresses)).toEqual(
      new Set(['/v1/links/desk:same', '/v1/links/desk:tie', '/v1/strikes/desk:storm', '/v1/pledges/desk:p1']).add(
        '/v1/links/other:theirs',
      ),
    );
    for (const address of addresses) expect((await get(world, address)).status).toBe(200);
  });

  test('shows none once the link is taken back, and shows it as it was known before', async () => {
    const world = await tiedWorld();
    world.moveTo('2026-03-12');
    await world.publish(retracted('link', 'tie', 2));
    expect(await linkedOf(world, '/v1/strikes/desk:storm')).toMatchObject({ linked: [] });
    expect(await linkedOf(world, '/v1/strikes/desk:storm?known_at=2026-03-11')).toMatchObject({
      linked: [{ link: 'desk:tie' }],
    });
    expect(await linkedOf(world, '/v1/links/desk:tie')).toMatchObject({ status: 'retracted', linked: [] });
  });

  test('has another ETag when a link comes, and when what it is tied to goes', async () => {
    const world = await tiedWorld();
    const tag = async (path: string) => (await get(world, path)).headers.get('etag') ?? '';
    const tags = [await tag('/v1/meetings/desk:nuc')];
    await world.publish(reported('link', 'more', { ...response, relation: 'about' }));
    tags.push(await tag('/v1/meetings/desk:nuc'));
    await world.publish(strikeRetracted('storm', 2));
    tags.push(await tag('/v1/meetings/desk:nuc'));
    await world.publish(reported('meeting', 'elsewhere', council));
    expect(new Set(tags).size).toBe(3);
    expect(await tag('/v1/meetings/desk:nuc')).toBe(tags[2]);
    const answer = await get(world, '/v1/meetings/desk:nuc', { 'if-none-match': tags[2] ?? '' });
    expect(answer.status).toBe(304);
  });
});

describe('a link to nothing', () => {
  test('is recorded, and says in list and detail which end is dangling', async () => {
    const world = await tiedWorld();
    expect((await get(world, '/v1/links')).body).toMatchObject({
      data: [
        { id: 'desk:same', dangling: ['from'], found_at: { from: [], to: ['/v1/meetings/desk:nuc'] } },
        { id: 'desk:tie', dangling: [], found_at: { to: ['/v1/strikes/desk:storm'] } },
      ],
    });
    expect((await get(world, '/v1/links/desk:same')).body).toMatchObject({ data: { dangling: ['from'] } });
    expect((await get(world, '/v1/links?format=csv')).text).toMatch(/,dangling,.*\n.*,from,A newsroom/);
  });

  test('dangles when what it names is taken back, and no longer once it comes', async () => {
    const world = await tiedWorld();
    world.moveTo('2026-03-12');
    await world.publish(
      strikeRetracted('storm', 2),
      withdrawn('p1', 2),
      reported('meeting', 'council', council, { source: 'other' }),
    );
    const { body } = await get(world, '/v1/links');
    expect(body).toMatchObject({ data: [{ dangling: [] }, { id: 'desk:tie', dangling: ['to'] }] });
    expect((await get(world, '/v1/links?source=other')).body).toMatchObject({ data: [{ dangling: ['to'] }] });
    expect((await get(world, '/v1/links/desk:tie?known_at=2026-03-11')).body).toMatchObject({
      data: { dangling: [] },
    });
    expect((await get(world, '/v1/links?known_at=2026-03-11')).body).toMatchObject({
      data: [{ id: 'desk:same', dangling: ['from'] }, { dangling: [] }],
    });
  });
});
