import { strikeGroupings } from '@counterweight/domain/answers';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { reported, retracted } from '../../../test/events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const known = z.number().nullable();
const numbers = z.object({ salvos: z.number(), launched: known, destroyed: known });
const answerSchema = z.object({
  data: z.array(z.looseObject(numbers.shape)),
  total: z.looseObject({ ...numbers.shape, unknown: z.record(z.string(), z.number()) }),
  definition: z.looseObject({ seq: z.number(), notes: z.array(z.string()) }),
  links: z.object({ self: z.string(), explain: z.string(), csv: z.string(), ndjson: z.string() }),
});
const listSchema = z.object({
  data: z.array(z.looseObject({ id: z.string(), counted: z.looseObject(numbers.shape) })),
  links: z.object({ next: z.string().optional() }),
});

let world: World;
const view = async (query = '') => answerSchema.parse((await get(world, `/v1/views/strikes${query}`)).body);

beforeEach(async () => {
  world = createWorld();
  await world.publish(
    reported({
      local: 'a',
      day: '2024-01-01',
      counts: { launched: 5, destroyed: { value: 3, qualifier: 'at_least' } },
    }),
    reported({
      local: 'b',
      day: '2024-01-02',
      start: '2024-01-01',
      weapons: ['Shahed-136'],
      counts: { launched: 35, destroyed: 35 },
    }),
    reported({ local: 'c', day: '2024-02-02', weapons: ['Kh-101', 'Kalibr'], counts: { launched: 9 } }),
    reported({
      local: 'd',
      day: '2024-02-02',
      claimant: 'ua-air-command-south',
      weapons: ['Shahed-136'],
      counts: { launched: 6 },
    }),
    reported({
      local: 'e',
      day: '2024-02-03',
      aimed_at: [
        { precision: 'oblast', region: 'UA-32' },
        { precision: 'air_command_zone', zone: 'south' },
      ],
      targets: ['energy', 'port'],
    }),
  );
});

describe('sums', () => {
  test('are by month unless told, of the country-wide command alone', async () => {
    const { data, total, definition } = await view();
    expect(data).toMatchObject([
      {
        month: '2024-01',
        salvos: 2,
        launched: 40,
        destroyed: 38,
        unknown: { launched: 0 },
        qualified: { destroyed: 1 },
      },
      { month: '2024-02', salvos: 2, launched: 19, unknown: { destroyed: 2 } },
    ]);
    expect(data[1]).not.toHaveProperty('qualified');
    expect(total).toMatchObject({ salvos: 4, launched: 59 });
    expect(definition).toMatchObject({ claimants: ['ua-air-force'], overlapping: false });
  });

  test('of all claimants say that these overlap', async () => {
    const { total, definition } = await view('?claimant=all');
    expect(total.launched).toBe(65);
    expect(definition).toMatchObject({ claimants: 'all', overlapping: true });
    expect((await view('?by=claimant&claimant=all')).data).toMatchObject([
      { claimant: 'ua-air-command-south', claimant_name: 'Air Command South', launched: 6 },
      { claimant: 'ua-air-force', claimant_name: 'Air Force of Ukraine', launched: 59 },
    ]);
  });

  test('count a salvo on the day its window ends, or starts when asked', async () => {
    expect((await view('?by=day&to=2024-01-01')).total.launched).toBe(5);
    expect((await view('?by=day&to=2024-01-01&day_rule=start')).total.launched).toBe(40);
  });

  test('give a composite its own row, and say how many match a weapon', async () => {
    const { data, definition } = await view('?by=weapon&weapon=kalibr');
    expect(data).toMatchObject([{ weapon: 'kalibr+kh-101', class: 'cruise', launched: 9 }]);
    expect(definition).toMatchObject({ coverage: { composites: 1 } });
    expect(definition.notes.join(' ')).toContain('several weapons');
  });

  test('count a salvo under each of its places and say so; the total counts it once', async () => {
    const { data, total, definition } = await view('?by=region&from=2024-02-03');
    expect(data).toMatchObject([
      { region: 'UA-32', region_name: 'Kyiv oblast', launched: 10 },
      { region: 'zone:south', region_name: 'Air command zone south', launched: 10 },
    ]);
    expect(total.launched).toBe(10);
    expect(definition).toMatchObject({ additive: false });
    expect(definition.notes.join(' ')).toMatch(/rows add up to more than the total, by 10 launched/);
  });

  test('of a salvo aimed at the country are of the country alone, whatever else it names as aimed at or hit', async () => {
    const country = { precision: 'country', country: 'UA' };
    const volyn = { precision: 'oblast', region: 'UA-07' };
    const night = { counts: { launched: 728 }, day: '2025-07-09' };
    await world.publish(
      reported({ ...night, local: 'hit', aimed_at: [country], reported_hit: [volyn] }),
      reported({ ...night, local: 'both', aimed_at: [volyn, country] }),
    );
    const { data, total, definition } = await view('?by=region&from=2025-07-09&to=2025-07-09');
    expect(data).toMatchObject([{ region: 'UA', region_name: 'Ukraine, no region named', launched: 1456 }]);
    expect(total.launched).toBe(1456);
    expect(definition).toMatchObject({ additive: true });
    expect(definition.notes.join(' ')).toContain("no region's: 1456 of 1456 (100.0 %)");
    expect((await view('?region=UA-07')).total.salvos).toBe(0);
  });

  test('of salvos chosen by a place reported hit say that they are of the whole salvo', async () => {
    const hit = [{ precision: 'oblast', region: 'UA-07' }];
    await world.publish(reported({ local: 'hit', day: '2025-07-09', reported_hit: hit }));
    const { data, total, definition } = await view('?by=region&reported_hit=UA-07');
    expect([data, total]).toMatchObject([[{ region: 'unknown', launched: 10 }], { salvos: 1 }]);
    expect(definition.notes.join(' ')).toContain('whole salvo');
    expect((await view()).definition.notes.join(' ')).not.toContain('whole salvo');
    expect((await view('?reported_hit=unknown')).total.salvos).toBe(4);
  });

  test('stop at as_of, inclusive', async () => {
    expect((await view('?as_of=2024-01-02')).total.launched).toBe(40);
    expect((await view('?as_of=2024-01-02&to=2024-01-01')).total.launched).toBe(5);
  });

  test('know weapons that no table lists', async () => {
    await world.publish(reported({ local: 'u', day: '2024-03-01', weapons: ['Sputnik 9'], counts: { launched: 2 } }));
    expect((await view('?by=weapon&weapon=unlisted:sputnik-9')).data).toMatchObject([
      { weapon: 'unlisted:sputnik-9', weapon_name: 'sputnik-9', class: 'unknown', launched: 2 },
    ]);
  });

  test('change with a correction and a retraction', async () => {
    await world.publish(
      reported({ local: 'a', revision: 2, day: '2024-01-01', counts: { launched: 7 } }),
      retracted('b', 2),
    );
    expect((await view('?to=2024-01-31')).total).toMatchObject({ salvos: 1, launched: 7 });
  });
});

test('the definition names everything that the number rests on', async () => {
  const { definition } = await view('?by=weapon&from=2024-01-01&to=2024-02-28&as_of=2024-02-27');
  const { notes, ...rest } = definition;
  expect(rest).toEqual({
    view: 'strikes',
    version: 3,
    rows: { all: 3, shown: 3 },
    measures: ['salvos', 'launched', 'destroyed', 'lost', 'left', 'airborne', 'hit'],
    basis: expect.stringContaining('claimants'),
    unit: expect.any(String),
    day_rule: 'end',
    day_zone: 'Europe/Kyiv',
    claimants: ['ua-air-force'],
    overlapping: false,
    sources: { counted: ['desk'], not_counted: [] },
    as_of: '2024-02-27',
    known_at: null,
    seq: 1,
    coverage: { from: '2024-01-01', to: '2024-02-28', first_day: '2024-01-01', last_day: '2024-02-03', composites: 1 },
    unknowns: { launched: 0, destroyed: 2, lost: 4, left: 4, airborne: 4, hit: 4 },
    additive: true,
    breaks: [],
    tables: { weapons: expect.any(Number), reporting: expect.any(Number) },
  });
  expect(notes).toHaveLength(1);
});

test('a sum over a reporting break says so', async () => {
  await world.publish(reported({ local: 'z', day: '2025-09-01' }));
  expect((await view()).definition.notes.join(' ')).toContain('August 2025');
  expect((await view('?from=2025-09-01')).definition.notes.join(' ')).not.toContain('August 2025');
});

describe('asking', () => {
  test('by two groupings has a row for each pair, and the total counts each salvo once', async () => {
    const { data, total } = await view('?by=quarter,class');
    expect(data).toMatchObject([
      { quarter: '2024-Q1', class: 'cruise', salvos: 3, launched: 24 },
      { quarter: '2024-Q1', class: 'drone', salvos: 1, launched: 35 },
    ]);
    expect(total).toMatchObject({ salvos: 4, launched: 59 });
    expect((await view('?by=week')).data.map(({ week }) => week)).toEqual(['2024-W01', '2024-W05']);
  });

  test('orders rows, shows the first, and says how many there are', async () => {
    const { data, total, definition } = await view('?by=day&sort=-launched&limit=2&min_launched=6');
    expect(data.map(({ day, launched }) => [day, launched])).toEqual([
      ['2024-01-02', 35],
      ['2024-02-03', 10],
    ]);
    expect(definition).toMatchObject({ rows: { all: 4, shown: 2 } });
    expect(total.launched).toBe(59);
    const { body } = await get(world, '/v1/views/strikes?sort=launches');
    expect(body).toMatchObject({ code: 'invalid_parameter', parameter: 'sort' });
  });

  test('takes a class that all weapons of a salvo share', async () => {
    expect((await view('?class=cruise&from=2024-02-02&to=2024-02-02')).total).toMatchObject({ salvos: 1, launched: 9 });
    expect((await view('?class=mixed')).total).toMatchObject({ salvos: 0, launched: null });
  });
});

describe('datasets', () => {
  beforeEach(async () => {
    world = createWorld({ precedence: { low: 10, high: 20 } });
    await world.publish(
      reported({ source: 'low', local: 'x', counts: { launched: 1 } }),
      reported({ source: 'high', local: 'x', counts: { launched: 2 } }),
    );
  });

  test('never add up: the one of highest precedence is counted, the others are named', async () => {
    const { total, definition } = await view();
    expect(total.launched).toBe(2);
    expect(definition).toMatchObject({ sources: { counted: ['high'], not_counted: ['low'] } });
  });

  test('can be chosen', async () => {
    const { total, definition } = await view('?source=low');
    expect(total.launched).toBe(1);
    expect(definition).toMatchObject({ sources: { counted: ['low'], not_counted: ['high'] } });
  });

  test('that nobody knows are refused with those there are', async () => {
    const { status, body } = await get(world, '/v1/views/strikes?source=nobody');
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid_parameter', parameter: 'source', allowed: ['high', 'low'] });
  });
});

describe('links.explain', () => {
  const queries = strikeGroupings
    .flatMap((by) =>
      ['', '&claimant=all', '&weapon=kh-101', '&from=2024-01-02&day_rule=start'].map((more) => `?by=${by}${more}`),
    )
    .concat(
      '?by=day&region=UA-32&target=energy,port',
      '?by=region&reported_hit=unknown',
      '?class=cruise',
      '?as_of=2024-01-02',
      '?by=day&known_at=2026-03-10',
    );

  test.each(queries)('re-adds to the total of %s', async (query) => {
    world.nextDay();
    const { total, links } = await view(query);
    const sum = { salvos: 0, launched: 0, destroyed: 0 };
    let next: string | undefined = `${links.explain}&limit=1`;
    while (next !== undefined) {
      const page = listSchema.parse((await get(world, next)).body);
      for (const { counted } of page.data) {
        sum.salvos += counted.salvos;
        sum.launched += counted.launched ?? 0;
        sum.destroyed += counted.destroyed ?? 0;
      }
      next = page.links.next;
    }
    expect(sum).toEqual({ salvos: total.salvos, launched: total.launched ?? 0, destroyed: total.destroyed ?? 0 });
    expect(sum.salvos).toBeGreaterThan(0);
  });

  test('asks with the defaults filled in, and waits for the seq of the answer', async () => {
    const { links } = await view('?by=day&weapon=shahed,kh-101&from=2024-01-01');
    expect(links.explain).toBe(
      '/v1/strikes?weapon=kh-101,shahed&claimant=ua-air-force&source=desk&day_rule=end&from=2024-01-01&at_seq=1',
    );
  });
});

describe('known_at', () => {
  test('answers as it was known then, for ever, and may be kept for ever when the definition is given too', async () => {
    world.nextDay();
    const address = '/v1/views/strikes?known_at=2026-03-10&definition=3';
    const first = await get(world, address);
    expect(first.headers.get('cache-control')).toContain('immutable');
    await world.publish(reported({ local: 'a', revision: 2, day: '2024-01-01', counts: { launched: 500 } }));
    world.nextDay();
    await world.publish(reported({ source: 'other', local: 'n', day: '2024-01-01' }));
    const again = await get(world, address);
    expect(again.text).toBe(first.text);
    expect((await view()).total.launched).toBe(554);
  });

  test('without a definition version is not kept for ever', async () => {
    world.nextDay();
    const { headers } = await get(world, '/v1/views/strikes?known_at=2026-03-10');
    expect(headers.get('cache-control')).not.toContain('immutable');
  });

  test('closes the day first, so that nothing can slip into it afterwards', async () => {
    world.nextDay();
    await view('?known_at=2026-03-10');
    expect((await world.ledger.head()).day).toBe('2026-03-11');
    world.moveTo('2026-03-10');
    await world.publish(reported({ local: 'late', day: '2024-01-01', counts: { launched: 100 } }));
    world.moveTo('2026-03-11');
    expect((await view('?known_at=2026-03-10')).total.launched).toBe(59);
  });

  test.each([
    ['is not over', '2026-03-10', 422, 'day_not_closed'],
    ['has not come', '2027-01-01', 400, 'invalid_parameter'],
  ])('of a day that %s (%s) is refused with what is allowed', async (_, day, expected, code) => {
    const { status, body } = await get(world, `/v1/views/strikes?known_at=${day}`);
    expect(status).toBe(expected);
    expect(body).toMatchObject({ code, parameter: 'known_at', allowed: ['..2026-03-09'] });
  });

  test('of a day before anything was known is empty', async () => {
    const { total, definition } = await view('?known_at=2020-01-01');
    expect(total.salvos).toBe(0);
    expect(definition).toMatchObject({ seq: 0, sources: { counted: [], not_counted: [] } });
  });
});

describe('min_seq', () => {
  test('that the ledger has reached is in the answer', async () => {
    expect((await view('?min_seq=1')).definition.seq).toBe(1);
  });

  test('that it has not reached is waited for, then refused with where it is', async () => {
    const { status, body, headers } = await get(world, '/v1/views/strikes?min_seq=9');
    expect(status).toBe(503);
    expect(body).toMatchObject({ code: 'not_yet', parameter: 'min_seq', seq: 1 });
    expect(headers.get('retry-after')).toBe('1');
    expect(world.waits()).toBeGreaterThan(2);
  });
});

describe('formats', () => {
  test('CSV has a header row, flat numbers, and a link to its definition', async () => {
    const { text, headers } = await get(world, '/v1/views/strikes?by=weapon&format=csv');
    const [header, first] = text.split('\n');
    expect(header).toMatch(/^weapon,weapon_name,class,salvos,launched,.*,unknown_launched,.*,qualified_hit$/);
    expect(first).toMatch(/^kalibr\+kh-101,.*,cruise,1,9,,/);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('link')).toBe('</v1/views/strikes?by=weapon>; rel="describedby"; type="application/json"');
  });

  test('NDJSON has one row a line', async () => {
    const { text, headers } = await get(world, '/v1/views/strikes?by=year', { accept: 'application/x-ndjson' });
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ year: '2024', salvos: 4 }]);
    expect(headers.get('content-type')).toBe('application/x-ndjson');
    expect(headers.get('vary')).toContain('Accept');
  });

  test('the links give each format with the same filters', async () => {
    const { links } = await view('?to=2024-12-31&from=2024-01-01&by=day');
    expect(links.self).toBe('/v1/views/strikes?by=day&from=2024-01-01&to=2024-12-31');
    expect(links.csv).toBe(`${links.self}&at_seq=1&format=csv`);
    expect((await get(world, links.ndjson)).status).toBe(200);
  });

  test('another one is refused', async () => {
    const { status, body } = await get(world, '/v1/views/strikes', { accept: 'text/html' });
    expect(status).toBe(406);
    expect(body).toMatchObject({
      code: 'not_acceptable',
      allowed: ['application/json', 'text/csv', 'application/x-ndjson'],
    });
  });
});

describe('ETag', () => {
  test('answers 304 while nothing changed, and the answer once it did', async () => {
    const first = await get(world, '/v1/views/strikes?by=day');
    const etag = first.headers.get('etag') ?? '';
    const again = await get(world, '/v1/views/strikes?by=day', { 'if-none-match': `"x", ${etag}` });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    await world.publish(reported({ local: 'new' }));
    expect((await get(world, '/v1/views/strikes?by=day', { 'if-none-match': etag })).status).toBe(200);
  });

  test('is the same however the query is spelt, and another for another question', async () => {
    const tag = async (query: string) => (await get(world, `/v1/views/strikes?${query}`)).headers.get('etag');
    const one = await tag('by=day&weapon=kh-101,shahed');
    expect(await tag('weapon=shahed,kh-101,shahed&by=day')).toBe(one);
    expect(await tag('by=month&weapon=kh-101,shahed')).not.toBe(one);
    expect(await tag('by=day&weapon=kh-101,shahed&format=csv')).not.toBe(one);
  });
});

describe('a query that cannot be understood is refused, naming the parameter and what is allowed', () => {
  test.each([
    ['by=hour', 'by', strikeGroupings],
    ['weapon=kh-101,x-wing', 'weapon', expect.arrayContaining(['shahed', 'kinzhal'])],
    ['class=mixd', 'class', expect.arrayContaining(['mixed', 'drone'])],
    ['region=UA-99', 'region', expect.arrayContaining(['UA-32', 'zone:south', 'UA'])],
    ['reported_hit=UA-99', 'reported_hit', expect.arrayContaining(['UA-07', 'UA'])],
    ['target=bridge', 'target', expect.arrayContaining(['energy'])],
    ['claimant=nobody', 'claimant', expect.arrayContaining(['all', 'ua-air-force'])],
    ['day_rule=middle', 'day_rule', ['end', 'start']],
    ['definition=1', 'definition', ['3']],
    ['format=xml', 'format', ['json', 'csv', 'ndjson']],
  ])('%s', async (query, parameter, allowed) => {
    const { status, body, headers } = await get(world, `/v1/views/strikes?${query}`);
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toMatchObject({ code: 'invalid_parameter', parameter, allowed, status: 400 });
    expect(body.errors).toMatchObject([{ field: parameter }]);
  });

  test.each([
    ['from=2024-02-30', 'from'],
    ['to=yesterday', 'to'],
    ['from=2024-02-01&to=2024-01-01', 'to'],
    ['min_seq=-1', 'min_seq'],
    ['min_seq=1.5', 'min_seq'],
    ['source=Not+A+Slug', 'source'],
    ['weapon=', 'weapon'],
  ])('%s', async (query, parameter) => {
    const { status, body } = await get(world, `/v1/views/strikes?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid_parameter', parameter });
    expect(body.detail).toContain(parameter);
  });

  test('an unknown parameter lists those there are', async () => {
    const { status, body } = await get(world, '/v1/views/strikes?grouped=day');
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'unknown_parameter',
      parameter: 'grouped',
      allowed: expect.arrayContaining(['by', 'known_at']),
    });
  });

  test('a repeated parameter is named', async () => {
    const { status, body } = await get(world, '/v1/views/strikes?weapon=shahed&weapon=kh-101');
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'repeated_parameter', parameter: 'weapon' });
  });
});
