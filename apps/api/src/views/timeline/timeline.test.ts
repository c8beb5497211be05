import { type ShownTimelineEntry, timelineEntrySchema } from '@counterweight/contracts/http';
import { describe, expect, test } from 'vitest';
import { reported as strike, retracted as strikeRetracted } from '../../../test/events.ts';
import { announced, recorded, withdrawn } from '../../../test/pledge-events.ts';
import { reported, retracted } from '../../../test/reported-events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const council = {
  ...{ forum: 'NUC', format: 'ambassadors', requested: { by: 'Ukraine', on: '2024-01-03' } },
  ...{ announced: { by: 'NATO', on: '2024-01-04' }, convened_on: '2024-01-10' },
};
const blocked = {
  ...{ restricted_by: 'Congress', kind: 'appropriation_blocked', reason: 'no vote', from: '2023-12-30' },
  ...{ to: '2024-04-23', holds_up: { by: 'donor', donor: 'USA', category: 'military' } },
};
const patriots = { by: 'UKR', title: 'Seven more Patriots', lines: [{ item: 'Patriot' }] };
const size = { speaker: { name: 'A desk' }, topic: 'coalition', claim: '54 countries' };

async function newYear(): Promise<World> {
  const world = createWorld({ today: '2026-03-10', precedence: { desk: 10, imported: 20, other: 1 } });
  await world.publish(
    strike({ local: 'storm', day: '2023-12-29', counts: { launched: 158, destroyed: 115 } }),
    strike({ local: 'again', day: '2024-01-02', counts: { launched: 134 } }),
    strike({ local: 'regional', day: '2024-01-02', claimant: 'ua-air-command-south' }),
    announced({ local: 'p1', title: 'A battery', announced: { precision: 'day', day: '2022-12-21' } }),
    recorded({ local: 'p1', type: 'delivered', day: '2023-04-19', units: [{ item: 'Patriot', count: 1 }] }),
    recorded({ local: 'p1', tx: 't2', type: 'operational', when: { precision: 'month', month: '2023-05' } }),
    announced({ local: 'p2', title: 'Undated' }),
    withdrawn('p2', 2),
    reported('request', 'seven', { ...patriots, made: { precision: 'day', day: '2024-04-19' } }),
    reported('meeting', 'nuc', council),
    reported('meeting', 'theirs', council, { source: 'other' }),
    reported('restriction', 'congress', blocked),
    reported('statement', 'size', size),
    reported('membership', 'fin', { party: 'FIN', body: 'NATO', from: '2023-04-04' }),
    reported('link', 'tie', { from: 'desk:nuc', relation: 'in_response_to', to: 'desk:storm', quote: 'after it' }),
    reported('link', 'lost', { from: 'desk:nuc', relation: 'about', to: 'desk:nothing', restated: 'so it is said' }),
  );
  return world;
}

type Entry = ShownTimelineEntry;

async function entriesOf(world: World, query = ''): Promise<readonly Entry[]> {
  const { body } = await get(world, `/v1/timeline${query}`);
  return timelineEntrySchema.array().parse(body.data);
}

const texts = (entries: readonly Entry[]) =>
  entries.map(({ day, kind, point, entity }) => `${day} ${kind} ${point} ${entity ?? ''}`.trim());

const whole = [
  '2022-12-21 pledge announced desk:p1',
  '2023-04-04 membership joined desk:fin',
  '2023-04-19 pledge delivered desk:p1',
  '2023-05-01 pledge operational desk:p1',
  '2023-12-29 strike struck',
  '2023-12-30 restriction imposed desk:congress',
  '2024-01-02 strike struck',
  '2024-01-03 meeting requested desk:nuc',
  '2024-01-04 meeting announced desk:nuc',
  '2024-01-10 meeting convened desk:nuc',
  '2024-04-19 request requested desk:seven',
  '2024-04-24 restriction lifted desk:congress',
];

describe('the timeline', () => {
  test('has all kinds in one order, each point of an entity for itself', async () => {
    const entries = await entriesOf(await newYear());
    expect(texts(entries)).toEqual(whole);
    expect(entries.map(({ title }) => title)).toEqual([
      'United States of America: A battery',
      'Finland joins NATO',
      'United States of America: A battery: delivered (1 × Patriot)',
      'United States of America: A battery: operational',
      'Missiles and drones as claimed: 158 launched, 115 destroyed',
      'Congress: appropriation blocked: no vote',
      'Missiles and drones as claimed: 134 launched, destroyed not said',
      'NATO-Ukraine Council, ambassadors: asked for by Ukraine',
      'NATO-Ukraine Council, ambassadors: announced by NATO',
      'NATO-Ukraine Council, ambassadors: meets',
      'Ukraine asks: Seven more Patriots',
      'Congress: appropriation blocked: no longer in force',
    ]);
  });

  test('gives each entry its source and the address of what it is about', async () => {
    const world = await newYear();
    const entries = await entriesOf(world);
    for (const { kind, sources, links } of entries) {
      if (kind !== 'strike') expect(sources?.[0]?.publisher).toMatch(/newsroom|Ministry/);
      expect((await get(world, links.self)).status).toBe(200);
    }
    const salvos = await get(world, entries.find(({ day }) => day === '2024-01-02')?.links.self ?? '');
    expect(salvos.body).toMatchObject({ data: [{ id: 'desk:again' }] });
  });

  test('says what a pledge’s day is: of its announcement, of a month, of its earliest transaction, of a change', async () => {
    const world = createWorld();
    const month = { precision: 'month', month: '2024-01' };
    await world.publish(
      announced({ local: 'in-month', title: 'In a month', announced: month }),
      announced({ local: 'no-day', title: 'No day' }),
      recorded({ local: 'no-day', day: '2024-02-03' }),
      announced({
        local: 'own',
        title: 'Stocks',
        replenishment: true,
        announced: { precision: 'day', day: '2024-03-01' },
      }),
      announced({ local: 'cut', title: 'Cut', announced: { precision: 'day', day: '2024-03-02' } }),
      recorded({
        local: 'cut',
        type: 'delivered',
        day: '2024-03-03',
        units: [{ item: 'Shells', qualifier: 'about', count: 9 }],
      }),
      recorded({ local: 'cut', tx: 't2', type: 'reduced', applies_to: 't1', day: '2024-03-04', amount: '-1' }),
      recorded({ local: 'cut', tx: 't3', type: 'delivered', when: { precision: 'between', to: '2024-12-31' } }),
    );
    expect(await entriesOf(world)).toMatchObject([
      { day: '2024-01-01', precision: 'month', when: month },
      { day: '2024-02-03', precision: 'day', note: expect.stringContaining('earliest transaction') },
      { day: '2024-03-01', note: expect.stringContaining('no aid') },
      { day: '2024-03-02' },
      { title: expect.stringMatching(/Cut: delivered \(about 9 × Shells\)/) },
      { day: '2024-03-04', title: expect.stringMatching(/Cut: what was delivered is reduced$/) },
    ]);
    expect(await entriesOf(world, '?undated=only')).toMatchObject([
      {
        entity: 'desk:cut',
        precision: 'between',
        when: { to: '2024-12-31' },
        sources: [{ publisher: 'Ministry of Defence' }],
      },
    ]);
  });

  test('of nothing is empty', async () => {
    const { status, body } = await get(createWorld(), '/v1/timeline');
    expect([status, body]).toMatchObject([200, { data: [], definition: { coverage: { first_day: null } } }]);
  });

  test('says of a month that it is one, and places it on its first day', async () => {
    const [entry] = await entriesOf(await newYear(), '?point=operational');
    expect(entry).toMatchObject({ day: '2023-05-01', precision: 'month', when: { month: '2023-05' }, transactions: 1 });
  });

  test('lists what bears no day apart, and says how much there is', async () => {
    const world = await newYear();
    const { body } = await get(world, '/v1/timeline?from=2024-01-01');
    expect(body).toMatchObject({
      definition: { coverage: { undated: 1, entries: 6 }, unknowns: { undated: 1, pledges_without_live_header: 1 } },
      links: { undated: '/v1/timeline?undated=only&at_seq=1' },
    });
    expect(texts(await entriesOf(world, '?undated=only'))).toEqual(['undated statement said desk:size']);
  });

  test('shows links from both ends, a day of strikes those of its salvos, and what dangles', async () => {
    const world = await newYear();
    const entries = await entriesOf(world, '?kind=strike,meeting');
    expect(entries[0]).toMatchObject({
      linked: [{ link: 'desk:tie', direction: 'to', entity: 'desk:nuc', strike: 'desk:storm', dangling: false }],
    });
    expect(entries[1]).toMatchObject({ day: '2024-01-02', linked: [] });
    for (const entry of entries.slice(2)) {
      expect(entry).toMatchObject({
        linked: [
          { link: 'desk:lost', direction: 'from', entity: 'desk:nothing', dangling: true, links: { entity: [] } },
          { link: 'desk:tie', entity: 'desk:storm', quote: 'after it', links: { entity: ['/v1/strikes/desk:storm'] } },
        ],
      });
    }
  });

  test('says what it is made of, by kind', async () => {
    const { body } = await get(await newYear(), '/v1/timeline');
    expect(body.definition).toMatchObject({
      ...{ view: 'timeline', version: 1, claimants: ['ua-air-force'], known_at: null, as_of: null },
      coverage: { first_day: '2022-12-21', last_day: '2024-04-24', entries: 12, straddling: 0 },
      derived_from: expect.arrayContaining([
        { kind: 'strike', view: 'strikes@3', sources: { counted: ['desk'], not_counted: [] } },
        { kind: 'meeting', view: 'meetings@1', sources: { counted: ['desk'], not_counted: ['other'] } },
      ]),
      links: { sources: ['desk'] },
      notes: expect.arrayContaining([expect.stringMatching(/^Later is not caused/)]),
    });
  });

  test('is to be had as a table', async () => {
    const { text, headers } = await get(await newYear(), '/v1/timeline?kind=strike&format=csv');
    expect(text.split('\n').slice(0, 2)).toEqual([
      'day,precision,kind,point,entity,title,salvos,launched,unknown_launched,destroyed,unknown_destroyed,transactions,linked,linked_more,publisher,source_title',
      '2023-12-29,day,strike,struck,,"Missiles and drones as claimed: 158 launched, 115 destroyed",1,158,0,115,0,,to in_response_to desk:nuc,0,,',
    ]);
    expect(headers.get('link')).toContain('rel="describedby"');
  });
});

describe('what is asked of the timeline', () => {
  test.each([
    ['?kind=membership', [whole[1]]],
    ['?point=requested', [whole[7], whole[10]]],
    ['?kind=meeting&point=requested,convened', [whole[7], whole[9]]],
    ['?from=2024-01-03&to=2024-01-09', [whole[7], whole[8]]],
    ['?as_of=2023-04-10', whole.slice(0, 2)],
    ['?from=2023-05-02&to=2023-12-29', [whole[4]]],
    ['?source=other', whole.slice(7, 10).map((text) => text.replace('desk:nuc', 'other:theirs'))],
  ])('%s', async (query, expected) => {
    expect(texts(await entriesOf(await newYear(), query))).toEqual(expected);
  });

  test.each([
    ['?kind=tank', 'kind'],
    ['?point=caused', 'point'],
    ['?from=2024-01-02&to=2024-01-01', 'to'],
    ['?undated=also', 'undated'],
    ['?undated=only&from=2024-01-01', 'undated'],
    ['?source=nobody', 'source'],
    ['?cursor=abc', 'cursor'],
    ['?limit=0', 'limit'],
    ['?day_rule=start', 'day_rule'],
  ])('%s is refused by the name of the parameter', async (query, parameter) => {
    const { status, body } = await get(await newYear(), `/v1/timeline${query}`);
    expect([status, body]).toMatchObject([400, { parameter }]);
  });

  test('a month that only overlaps the days asked for is left out and counted', async () => {
    const { body } = await get(await newYear(), '/v1/timeline?point=operational&from=2023-05-02');
    expect(body).toMatchObject({ data: [], definition: { coverage: { straddling: 1 } } });
  });
});

describe('known time', () => {
  test('answers as it was known, and never otherwise', async () => {
    const world = await newYear();
    world.moveTo('2026-03-12');
    await world.publish(
      reported('meeting', 'nuc', { ...council, title: 'Corrected', convened_on: '2024-01-11' }, { revision: 2 }),
      retracted('link', 'tie', 2),
      strikeRetracted('storm', 2),
    );
    const past = '/v1/timeline?known_at=2026-03-11&definition=1';
    const first = await get(world, past);
    const then = timelineEntrySchema.array().parse(first.body.data);
    expect(texts(then)).toEqual(whole);
    expect(then[4]).toMatchObject({ kind: 'strike', linked: [{ link: 'desk:tie', strike: 'desk:storm' }] });
    expect(then[9]?.linked).toMatchObject([{ dangling: true }, { link: 'desk:tie', dangling: false }]);
    expect(first.headers.get('cache-control')).toContain('immutable');
    world.moveTo('2026-03-14');
    await world.publish(strike({ local: 'later', day: '2024-01-05' }));
    const again = await get(world, past);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    const now = await entriesOf(world, '?kind=meeting,strike');
    expect(texts(now)).toEqual([
      whole[6],
      whole[7],
      whole[8],
      '2024-01-05 strike struck',
      '2024-01-11 meeting convened desk:nuc',
    ]);
    expect(now.at(-1)).toMatchObject({ title: 'Corrected: meets', linked: [{ dangling: true }] });
  });

  test('an unchanged answer is 304, and whatever comes makes it another', async () => {
    const world = await newYear();
    const { headers } = await get(world, '/v1/timeline');
    const held = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await get(world, '/v1/timeline', held)).status).toBe(304);
    await world.publish(reported('link', 'more', { from: 'desk:p1', relation: 'about', to: 'desk:nuc', quote: 'so' }));
    expect((await get(world, '/v1/timeline', held)).status).toBe(200);
  });
});

describe('pages', () => {
  async function readOn(
    world: World,
    path: string,
    between?: () => Promise<unknown>,
    follow: (next: string) => string = (next) => next,
  ): Promise<readonly Entry[]> {
    const { body, headers } = await get(world, path);
    const entries = timelineEntrySchema.array().parse(body.data);
    const next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    expect(body.links).toMatchObject(next === undefined ? {} : { next });
    await between?.();
    return next === undefined ? entries : [...entries, ...(await readOn(world, follow(next), undefined, follow))];
  }

  test.each([1, 2, 5, 12])('of %i make the whole', async (limit) => {
    expect(texts(await readOn(await newYear(), `/v1/timeline?limit=${limit}`))).toEqual(whole);
  });

  const publishMore = (world: World) =>
    world.publish(
      reported('membership', 'swe', { party: 'SWE', body: 'NATO', from: '2023-05-05' }),
      reported('statement', 'late', { ...size, said_on: '2024-02-01' }),
      reported('meeting', 'first', council, { source: 'imported' }),
      retracted('restriction', 'congress', 2),
    );

  test('are of the position of the first, whatever comes in between', async () => {
    const world = await newYear();
    expect(texts(await readOn(world, '/v1/timeline?limit=7', () => publishMore(world)))).toEqual(whole);
  });

  test('asked without the position go on where they were, and keep to the datasets they began with', async () => {
    const world = await newYear();
    const unpinned = (next: string) => next.replace(/at_seq=\d+&/, '');
    const entries = await readOn(world, '/v1/timeline?limit=7', () => publishMore(world), unpinned);
    const later = whole.filter((text) => text !== '2024-04-24 restriction lifted desk:congress');
    expect(texts(entries)).toEqual(later.toSpliced(10, 0, '2024-02-01 statement said desk:late'));
  });

  test('of another question do not take the cursor', async () => {
    const world = await newYear();
    const { body } = await get(world, '/v1/timeline?limit=1');
    const cursor = new URL(JSON.parse(JSON.stringify(body.links)).next, 'http://x').searchParams.get('cursor');
    expect((await get(world, `/v1/timeline?kind=strike&cursor=${cursor}`)).body).toMatchObject({
      code: 'invalid_cursor',
    });
    expect((await get(world, `/v1/timeline?min_seq=1&cursor=${cursor}`)).status).toBe(200);
  });
});
