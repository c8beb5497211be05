import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { reported } from '../../../test/events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const known = z.number().nullable();
const numbers = z.looseObject({ salvos: z.number(), launched: known, destroyed: known });
const answerSchema = z.object({
  data: z.array(
    numbers.extend({ first_day: z.string(), last_day: z.string(), links: z.object({ explain: z.string() }) }),
  ),
  definition: z.looseObject({ seq: z.number(), notes: z.array(z.string()) }),
  links: z.object({ self: z.string(), explain: z.string(), csv: z.string(), ndjson: z.string() }),
});
const listSchema = z.object({
  data: z.array(z.looseObject({ counted: numbers })),
  links: z.object({ next: z.string().optional() }),
});

let world: World;
const view = async (query = '') => answerSchema.parse((await get(world, `/v1/views/waves${query}`)).body);
const spans = async (query = '') =>
  (await view(query)).data.map(({ first_day, last_day }) => `${first_day}..${last_day}`);

const day = (local: string, on: string, launched: number, more = {}) =>
  reported({ local, day: on, counts: { launched, destroyed: 1 }, ...more });

beforeEach(async () => {
  world = createWorld();
  await world.publish(
    day('a', '2023-11-15', 108),
    day('b', '2023-12-29', 122),
    day('c', '2023-12-29', 36, { weapons: ['Shahed-136'] }),
    day('d', '2023-12-31', 49),
    day('e', '2023-12-31', 500, { weapons: ['Orlan-10', 'ZALA'] }),
    day('f', '2024-01-01', 109, { start: '2023-12-31' }),
    day('g', '2024-01-02', 134),
    day('h', '2024-01-02', 6, { claimant: 'ua-air-command-south' }),
    day('i', '2024-01-20', 5),
    reported({ local: 'j', day: '2024-01-20', counts: { destroyed: 2 } }),
    day('k', '2024-03-22', 151, { weapons: ['Sputnik 9', 'Orlan-10'] }),
  );
});

describe('waves', () => {
  test('are days of a hundred and more, two others at most between them, each with its numbers and ranks', async () => {
    const { data } = await view();
    expect(await spans()).toEqual(['2023-11-15..2023-11-15', '2023-12-29..2024-01-02', '2024-03-22..2024-03-22']);
    expect(data[1]).toEqual({
      ...{ first_day: '2023-12-29', last_day: '2024-01-02', days: 5, threshold_days: 3, open: false },
      ...{ salvos: 5, launched: 450, destroyed: 5, lost: null, left: null, airborne: null, hit: null },
      unknown: { launched: 0, destroyed: 0, lost: 5, left: 5, airborne: 5, hit: 5 },
      until_then: { rank: 1, of: 2, percentile: 100 },
      to_date: { rank: 1, of: 3, percentile: 100 },
      peak: {
        ...{ day: '2023-12-29', launched: 158, unknown_launched: 0, threshold: 100 },
        until_then: { rank: 1, of: 2, percentile: 100 },
        to_date: { rank: 1, of: 7, percentile: 100 },
      },
      links: { explain: expect.stringContaining('/v1/strikes?') },
    });
    expect(data[2]).toMatchObject({
      open: true,
      until_then: { rank: 2, of: 3 },
      peak: { until_then: { rank: 2, of: 7 } },
    });
  });

  test('are other ones by another threshold, gap, day rule or claimant', async () => {
    expect(await spans('?threshold=150')).toEqual(['2023-12-29..2023-12-29', '2024-03-22..2024-03-22']);
    expect(await spans('?gap=1&from=2023-12-01&to=2024-01-31')).toEqual([
      '2023-12-29..2023-12-29',
      '2024-01-01..2024-01-02',
    ]);
    expect(await spans('?gap=0&day_rule=start&from=2023-12-30&to=2024-01-31')).toEqual([
      '2023-12-31..2023-12-31',
      '2024-01-02..2024-01-02',
    ]);
    expect(await spans('?threshold=6&claimant=ua-air-command-south')).toEqual(['2024-01-02..2024-01-02']);
    expect(await spans('?threshold=140')).not.toContain('2024-01-02..2024-01-02');
    expect(await spans('?threshold=140&claimant=all')).toContain('2024-01-02..2024-01-02');
  });

  test('are relative to the days before when asked, of which there must be ninety', async () => {
    const { data, definition } = await view('?rule=relative&quantile=90');
    expect(data).toEqual([]);
    expect(definition).toMatchObject({
      ...{ rule_kind: 'relative', threshold: null, quantile: 90, window: { days: 365, minimum: 90 } },
      rule: expect.stringContaining('the 90th percentile (nearest rank) of the reported days of the 365 days before'),
      coverage: { ranked_days: 7, judged_days: 0 },
    });
    for (const query of ['?quantile=90', '?rule=relative&threshold=100']) {
      expect((await get(world, `/v1/views/waves${query}`)).status).toBe(400);
    }
  });

  test('come with what other thresholds and gaps would make, when asked', async () => {
    const { body } = await get(world, '/v1/views/waves?sweep=yes&from=2030-01-01');
    expect(body.data).toEqual([]);
    expect(body.sweep).toContainEqual({
      ...{ threshold: 100, quantile: null, gap: 2, waves: 3, threshold_days: 5, longest: 5 },
    });
    expect(body.sweep).toContainEqual({
      ...{ threshold: null, quantile: 95, gap: 7, waves: 0, threshold_days: 0, longest: 0 },
    });
    expect((await get(world, '/v1/views/waves')).body).not.toHaveProperty('sweep');
  });

  test('are ranked by all they launched when asked', async () => {
    await world.publish(day('z', '2024-03-21', 149), day('y', '2024-03-20', 151));
    const ranks = async (query: string) =>
      (await view(query)).data.map(({ to_date }) => z.looseObject({ rank: z.number() }).parse(to_date).rank);
    expect(await ranks('')).toEqual([3, 1, 2]);
    expect(await ranks('?rank_by=total')).toEqual([3, 2, 1]);
  });

  test('that overlap the days asked for are shown whole, and keep their rank among all', async () => {
    const all = (await view()).data;
    const { data, definition } = await view('?from=2024-01-02&to=2024-03-21');
    expect(data).toEqual([all[1]]);
    expect(definition.notes.join(' ')).toContain('ranks are over all waves');
    expect(await spans('?to=2023-12-29')).toHaveLength(2);
    expect(await spans('?to=2023-12-28')).toHaveLength(1);
    expect(await spans('?from=2024-01-03')).toHaveLength(1);
  });

  test('stop at as_of: what came later neither ranks nor goes on', async () => {
    const { data, definition } = await view('?as_of=2024-01-01');
    expect(data.at(-1)).toMatchObject({ last_day: '2024-01-01', open: true, to_date: { rank: 1, of: 2 } });
    expect(definition.notes.join(' ')).toContain('may go on');
  });

  test('are none where there are no strikes', async () => {
    world = createWorld();
    const { data, definition } = await view();
    expect(data).toEqual([]);
    expect(definition).toMatchObject({ coverage: { first_day: null, ranked_days: 0 }, notes: [] });
  });
});

test('the definition names everything that waves and ranks rest on', async () => {
  const { definition } = await view('?as_of=2024-03-30&from=2024-01-01');
  const { notes, ...rest } = definition;
  expect(rest).toEqual({
    ...{ view: 'waves', version: 4, derived_from: { view: 'strikes', version: 3 } },
    measures: ['days', 'threshold_days', 'salvos', 'launched', 'destroyed', 'lost', 'left', 'airborne', 'hit'],
    rule: expect.stringMatching(/at least 100 .* reconnaissance left out, merged while at most 2 others lie between/),
    ...{ rule_kind: 'fixed', threshold: 100, quantile: null, window: null },
    ...{ gap: 2, rank_by: 'peak', percentile: expect.any(String) },
    basis: expect.stringContaining('claimants'),
    unit: expect.any(String),
    ...{ day_rule: 'end', day_zone: 'Europe/Kyiv', claimants: ['ua-air-force'], overlapping: false },
    sources: { counted: ['desk'], not_counted: [] },
    ...{ as_of: '2024-03-30', known_at: null, seq: 1 },
    coverage: {
      ...{ from: '2024-01-01', to: null, first_day: '2023-11-15', last_day: '2024-03-22' },
      ...{ ranked_days: 7, judged_days: 7, ranked_waves: 3, uncertain_days: ['2024-01-20'] },
      ...{ composites: 1, with_reconnaissance: 1, left_out: { reconnaissance: 1 } },
    },
    unknowns: { launched: 1, destroyed: 0, lost: 9, left: 9, airborne: 9, hit: 9 },
    breaks: [],
    tables: { weapons: expect.any(Number), reporting: expect.any(Number) },
  });
  expect(notes.join(' ')).toMatch(
    /from 2023-11-15 on.*may go on.*only as far as is known: 1.*another weapon: 1\. They are never split/,
  );
});

test('a wave of many days says that the attacks of those days run together', async () => {
  const evenDays = ['01', '03', '05', '07', '09', '11', '13', '15'].map((date) => `2024-06-${date}`);
  await world.publish(...evenDays.map((on) => day(on, on, 100)));
  const note = /longer than 14 days: 1, the longest 15 \(2024-06-01 to 2024-06-15\)/;
  expect((await view()).definition.notes.join(' ')).toMatch(note);
  expect((await view('?to=2024-05-31')).definition.notes.join(' ')).not.toMatch(note);
});

describe('links.explain', () => {
  const added = async (address: string) => {
    const sum = { salvos: 0, launched: 0, destroyed: 0 };
    let next: string | undefined = `${address}&limit=2`;
    while (next !== undefined) {
      const page = listSchema.parse((await get(world, next)).body);
      for (const { counted } of page.data) {
        sum.salvos += counted.salvos;
        sum.launched += counted.launched ?? 0;
        sum.destroyed += counted.destroyed ?? 0;
      }
      next = page.links.next;
    }
    return sum;
  };

  test.each(['', '?claimant=all&gap=60', '?day_rule=start&threshold=1', '?as_of=2024-01-01', '?known_at=2026-03-10'])(
    'of each wave of %s re-adds to its numbers, without what is reconnaissance only',
    async (query) => {
      world.nextDay();
      const { data } = await view(query);
      expect(data.length).toBeGreaterThan(0);
      for (const { salvos, launched, destroyed, links } of data) {
        expect(await added(links.explain)).toEqual({ salvos, launched, destroyed });
      }
    },
  );

  test('of the view is everything that days were made of', async () => {
    expect(await added((await view('?from=2024-01-01')).links.explain)).toMatchObject({ salvos: 9, launched: 714 });
  });
});

describe('known_at', () => {
  test('answers as it was known then, and may be kept for ever when the definition is given too', async () => {
    world.nextDay();
    const address = '/v1/views/waves?known_at=2026-03-10&definition=4';
    const first = await get(world, address);
    expect(first.headers.get('cache-control')).toContain('immutable');
    await world.publish(day('new', '2024-02-01', 900));
    world.nextDay();
    expect((await get(world, address)).text).toBe(first.text);
    expect((await view()).data).toHaveLength(4);
    const { headers } = await get(world, '/v1/views/waves?known_at=2026-03-10');
    expect(headers.get('cache-control')).not.toContain('immutable');
  });

  test('that is not past, and a min_seq that is not reached, are refused', async () => {
    expect((await get(world, '/v1/views/waves?known_at=2026-03-10')).body).toMatchObject({ code: 'day_not_closed' });
    expect((await get(world, '/v1/views/waves?min_seq=9')).body).toMatchObject({ code: 'not_yet' });
  });
});

describe('formats and caching', () => {
  test('CSV has a header row, flat numbers and ranks, and a link to its definition', async () => {
    const { text, headers } = await get(world, '/v1/views/waves?threshold=110&format=csv');
    const [header = '', first = ''] = text.split('\n');
    expect(header).toMatch(/^first_day,last_day,days,threshold_days,open,salvos,launched,.*,peak_day,.*,explain$/);
    expect(first).toMatch(/^2023-12-29,2023-12-29,1,1,false,2,158,2,.*,"\/v1\/strikes\?weapon=.*"$/);
    expect(headers.get('link')).toBe('</v1/views/waves?threshold=110>; rel="describedby"; type="application/json"');
  });

  test('NDJSON has a wave a line', async () => {
    const { text } = await get(world, '/v1/views/waves', { accept: 'application/x-ndjson' });
    const lines = text.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual((await view()).data);
  });

  test('an ETag answers 304 while nothing changed, however the query is spelt', async () => {
    const tag = async (query: string) => (await get(world, `/v1/views/waves${query}`)).headers.get('etag') ?? '';
    const etag = await tag('?gap=1&threshold=50');
    expect(await tag('?threshold=50&gap=1')).toBe(etag);
    expect(await tag('?threshold=50&gap=2')).not.toBe(etag);
    const held = { 'if-none-match': etag };
    expect((await get(world, '/v1/views/waves?threshold=50&gap=1', held)).status).toBe(304);
    await world.publish(day('new', '2024-02-01', 900));
    expect((await get(world, '/v1/views/waves?threshold=50&gap=1', held)).status).toBe(200);
  });
});

describe('a query that cannot be understood is refused, naming the parameter and what is allowed', () => {
  test.each([
    ['threshold=0', 'threshold', 'at least 1'],
    ['threshold=100001', 'threshold', 'at most 100000'],
    ['threshold=many', 'threshold', 'whole number'],
    ['gap=-1', 'gap', 'whole number'],
    ['gap=61', 'gap', 'at most 60'],
    ['rank_by=size', 'rank_by', 'peak, total'],
    ['day_rule=middle', 'day_rule', 'end, start'],
    ['claimant=nobody', 'claimant', 'nobody'],
    ['source=nobody', 'source', 'nobody'],
    ['from=2024-02-01&to=2024-01-01', 'to', 'before from'],
    ['definition=1', 'definition', '4'],
    ['format=xml', 'format', 'csv'],
  ])('%s', async (query, parameter, said) => {
    const { status, body } = await get(world, `/v1/views/waves?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid_parameter', parameter });
    expect(body.detail).toContain(said);
  });

  test('weapons cannot be asked for here', async () => {
    const { body } = await get(world, '/v1/views/waves?weapon=shahed');
    expect(body).toMatchObject({ code: 'unknown_parameter', allowed: expect.arrayContaining(['threshold', 'gap']) });
  });
});
