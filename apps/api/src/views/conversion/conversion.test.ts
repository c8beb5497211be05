import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { announced, rates, recorded } from '../../../test/pledge-events.ts';
import { reported } from '../../../test/reported-events.ts';
import { createWorld, get } from '../../../test/world.ts';

const PATH = '/v1/views/conversion';
const world = createWorld({ today: '2025-01-10', precedence: { desk: 10 } });
const none = { known: 'none' };

const given = (local: string, tx: string, type: string, day: string, ...units: readonly Record<string, unknown>[]) =>
  recorded({ local, tx, type, day, value: none, units });
const tank = (count?: number) => ({ item: 'Tank', class: 'armour', ...(count !== undefined && { count }) });
const undated = { when: { precision: 'undated' }, value: none };

await world.publish(
  rates('2024-01-10', { USD: '1.25' }),
  ...['a', 'b', 'c', 'd', 'e', 'f'].flatMap((local, index) => [
    announced({ local, donor: index % 2 === 0 ? 'USA' : 'DEU' }),
    given(local, 'c', 'committed', '2024-01-10', tank(4)),
    given(local, 'd', 'delivered', `2024-02-0${index + 1}`, tank(2)),
  ]),
  reported('request', 'q', {
    ...{ by: 'UKR', title: 'Tanks', made: { precision: 'day', day: '2024-01-05' } },
    lines: [{ item: 'Tank', class: 'armour', asked: { qualifier: 'at_least', count: 7 }, scope: 'additional' }],
  }),
  reported('link', 'l', { from: 'desk:b', relation: 'in_response_to', to: 'desk:q', quote: 'as asked' }),
  reported(
    'link',
    's',
    { from: 'desk:c', relation: 'in_response_to', to: 'desk:q', quote: 'says a stranger' },
    { source: 'stranger' },
  ),
  announced({ local: 'g', donor: 'POL' }),
  recorded({ local: 'g', tx: 'm', amount: '100', currency: 'USD', day: '2024-01-10' }),
  given('g', 'c', 'committed', '2024-07-01', { ...tank(3), published_type: 'Weapons' }, { item: 'Shell' }),
  recorded({ local: 'g', tx: 'd', type: 'delivered', ...undated, units: [tank(0), { item: 'Truck', count: 1 }] }),
);

const rowSchema = z.looseObject({ lines: z.number(), links: z.object({ explain: z.string() }) });
const rowsOf = (body: { readonly data?: unknown }) => z.array(rowSchema).parse(body.data);
const counts = ['delivered', 'partly', 'none', 'unknown', 'uncounted', 'withdrawn'];

describe('the conversion view', () => {
  test('follows dated deliveries by units, with packages as clusters, and says what is known of undated ones', async () => {
    const { body } = await get(world, `${PATH}?class=armour`);
    const [armour] = rowsOf(body);
    expect(armour).toMatchObject({
      ...{ class: 'armour', lines: 7, packages: 7, delivered: 0, partly: 6, none: 1, unknown: 0, money: null },
      units: { committed: 27, delivered: 12, not_delivered: 15, unknown: 0 },
      curve: { units: 24, packages: 6, delivered: 12, cancelled: 0, stopped_at: null },
      by_age: [{ lines: 1, share: 0 }],
    });
    expect(armour).toMatchObject({ share: { delivered: 0, low: 0, high: 0 } });
    expect(body).toMatchObject({
      definition: { cut: '2024-07-01', coverage: { left_out: { unmatched: 0 } }, breaks: [{ code: 'germany_secret' }] },
    });
  });

  test('explains every row by lines that re-add to its counts, units and curve', async () => {
    for (const by of ['class', 'donor', 'cohort', 'cohort,donor', 'class,category']) {
      const { body } = await get(world, `${PATH}?by=${by}`);
      for (const row of rowsOf(body)) {
        const { body: explained } = await get(world, row.links.explain);
        const lines = z.array(z.looseObject({ counted_as: z.string(), followed: z.number() })).parse(explained.data);
        const counted = lines.filter(({ counted_as }) => counts.includes(counted_as));
        expect(counted).toHaveLength(row.lines);
        for (const status of counts) {
          expect(counted.filter(({ counted_as }) => counted_as === status)).toHaveLength(Number(row[status]));
        }
        const { units, curve } = z
          .looseObject({
            units: z.record(z.string(), z.number()).nullable(),
            curve: z.looseObject({ units: z.number() }).nullable(),
          })
          .parse(row);
        const sum = (name: string) => counted.reduce((total, line) => total + Number(line[name] ?? 0), 0);
        if (units !== null) {
          expect([sum('units'), sum('delivered'), sum('unknown')]).toEqual([
            units.committed,
            units.delivered,
            units.unknown,
          ]);
        }
        if (curve !== null) expect(sum('followed')).toBe(curve.units);
      }
    }
  });

  test('has money where rows are of packages, converted by the policy asked for', async () => {
    const { body } = await get(world, `${PATH}?by=donor&donor=Poland`);
    expect(body.data).toMatchObject([
      {
        donor: 'POL',
        donor_name: 'Poland',
        money: { committed: { amount: '80.00', packages: 1 }, delivered: { amount: null }, share: null },
      },
    ]);
  });

  test('says of what was asked for when it was announced, delivered and met, and by whom, links apart', async () => {
    const { body } = await get(world, PATH);
    expect(body.requests).toMatchObject({
      items: [
        {
          ...{ request: 'desk:q', made: '2024-01-05', class: 'armour', least: 7, superseded_by: [] },
          explicit: {
            announced: { day: '2024-01-10', days: 5, pledge: 'desk:b', donor: 'DEU' },
            delivered: { day: '2024-02-02', days: 28, pledge: 'desk:b' },
            ...{ units: 2, undated_units: 0, met: 'partly', met_on: null, pledges: ['desk:b'] },
          },
          later: { units: 12, met: 'met', met_on: '2024-02-04', donors: ['DEU', 'USA'] },
          links: { request: '/v1/requests/desk:q', ties: ['/v1/links/desk:l'] },
        },
      ],
      waits: { later: { announced: { asked: 1, events: 1, within: [] } } },
      undated: 0,
    });
  });

  test('explains money by what each package committed and delivered', async () => {
    const { body } = await get(world, `${PATH}?by=cohort`);
    for (const row of rowsOf(body)) {
      const { body: explained } = await get(world, row.links.explain);
      const entries = z.array(z.looseObject({ counted_as: z.string(), stage: z.string() })).parse(explained.data);
      const { money } = z.looseObject({ money: z.record(z.string(), z.unknown()).nullable() }).parse(row);
      if (money === null) {
        expect(entries.some(({ counted_as }) => counted_as === 'money')).toBe(false);
        continue;
      }
      for (const stage of ['committed', 'delivered']) {
        const own = entries.filter((each) => each.counted_as === 'money' && each.stage === stage);
        const amounts = own.flatMap(({ amount }) => (typeof amount === 'string' ? [Number(amount)] : []));
        const sum = amounts.length === 0 ? null : amounts.reduce((total, each) => total + each, 0).toFixed(2);
        const sumOf = (name: string) => own.reduce((total, each) => total + Number(each[name]), 0);
        expect(money[stage]).toMatchObject({ amount: sum, packages: sumOf('packages'), unpriced: sumOf('unpriced') });
      }
    }
  });

  test('filters by the publisher’s own type, whatever its case, and by cohort', async () => {
    const lines = async (query: string) => (await get(world, `${PATH}?${query}`)).body.total;
    expect(await lines('published_type=WEAPONS')).toMatchObject({ lines: 1, none: 1 });
    expect(await lines('cohort=2024-H2')).toMatchObject({ lines: 2 });
    expect(await lines('cohort=undated')).toBeNull();
    expect((await get(world, `${PATH}?cohort=2024`)).status).toBe(400);
  });

  test('is CSV and NDJSON too, and what is not known is an empty cell', async () => {
    const csv = await world.app.request(`${PATH}?by=cohort&format=csv`);
    const [header = '', first = ''] = (await csv.text()).split('\n');
    const cells = Object.fromEntries(header.split(',').map((name, index) => [name, first.split(',')[index]]));
    expect(cells).toMatchObject({ cohort: '2024-H1', lines: '6', units_committed: '24', money_share: '' });
    const ndjson = await (await world.app.request(`${PATH}?format=ndjson`)).text();
    expect(ndjson.trimEnd().split('\n')).toHaveLength(2);
  });
});

test('units of which nothing is said are not delivered units, and not zero', async () => {
  const silent = createWorld({ today: '2024-07-01' });
  await silent.publish(announced({ local: 's' }), given('s', 'c', 'committed', '2023-02-01', tank(6)));
  const { body, text } = await get(silent, PATH);
  expect(body.data).toMatchObject([
    { unknown: 1, units: { committed: 6, delivered: null, over: null, not_delivered: null, unknown: 6 } },
  ]);
  expect(text).not.toContain('"delivered":0,"over"');
});
