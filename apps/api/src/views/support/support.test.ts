import { supportGroupings } from '@counterweight/domain/answers';
import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { announced, rates, recorded, withdrawn } from '../../../test/pledge-events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const numbers = z.looseObject({
  stage: z.string(),
  amount: z.string().nullable(),
  native: z.record(z.string(), z.string()),
  packages: z.number(),
  transactions: z.number(),
});
const answerSchema = z.object({
  data: z.array(numbers),
  totals: z.array(numbers),
  undated: z.array(numbers),
  straddling: z.array(numbers),
  definition: z.looseObject({ seq: z.number(), notes: z.array(z.string()) }),
  links: z.object({ self: z.string(), explain: z.string(), csv: z.string(), ndjson: z.string() }),
});

let world: World;
const view = async (query = '') => answerSchema.parse((await get(world, `/v1/views/support${query}`)).body);
const month = (of: string) => ({ precision: 'month', month: of });

beforeEach(async () => {
  world = createWorld();
  await world.publish(
    rates('2023-01-09', { USD: '1.1', NOK: '10.5' }),
    rates('2023-01-31', { USD: '1.3' }),
    rates('2023-03-15', { USD: '1.2' }),
    announced({ local: 'us', donor: 'USA', subcategory: 'air_defence' }),
    recorded({ local: 'us', day: '2023-01-10', amount: '110', currency: 'USD', asReported: '99' }),
    recorded({ local: 'us', tx: 't2', type: 'delivered', day: '2023-03-15', amount: '60', currency: 'USD' }),
    announced({ local: 'de', donor: 'DEU', category: 'energy' }),
    recorded({ local: 'de', when: month('2023-01'), amount: '24', currency: 'USD' }),
    recorded({ local: 'de', tx: 't2', when: { precision: 'undated', text: 'until summer' }, amount: '7' }),
    recorded({ local: 'de', tx: 't3', day: '2023-01-12', value: { known: 'undisclosed' } }),
    announced({ local: 'no', donor: 'NOR' }),
    recorded({ local: 'no', day: '2023-02-20', amount: '105', currency: 'NOK' }),
  );
});

describe('sums', () => {
  test('are by stage unless told, each amount by the rate of its day or the business day before', async () => {
    const { data, totals, definition } = await view();
    expect(data).toMatchObject([
      {
        stage: 'committed',
        amount: '127.00',
        currency: 'EUR',
        native: { EUR: '7', NOK: '105', USD: '134' },
        packages: 3,
        transactions: 5,
        undisclosed: 1,
        undated: 1,
        unconverted: { transactions: 1, native: { NOK: '105' } },
      },
      { stage: 'delivered', amount: '50.00', packages: 1 },
    ]);
    expect(totals.map(({ stage, amount }) => [stage, amount])).toEqual([
      ['committed', '127.00'],
      ['delivered', '50.00'],
    ]);
    expect(definition.notes.join(' ')).toContain('NOK 105.00');
  });

  test('by stage follow each other from promise to use, whatever their names', async () => {
    await world.publish(
      recorded({ local: 'us', tx: 't8', type: 'pledged', amount: '1' }),
      recorded({ local: 'us', tx: 't9', type: 'allocated', amount: '1' }),
    );
    const { data, totals } = await view('?by=stage,category&category=military');
    expect(data.map(({ stage }) => stage)).toEqual(['pledged', 'committed', 'allocated', 'delivered']);
    expect(totals.map(({ stage }) => stage)).toEqual(['pledged', 'committed', 'allocated', 'delivered']);
  });

  test('by two groupings are in the order asked for, with the name of the donor', async () => {
    expect((await view('?by=category,donor&stage=committed')).data).toMatchObject([
      { category: 'energy', donor: 'DEU', donor_name: 'Germany', stage: 'committed', amount: '27.00' },
      { category: 'military', donor: 'NOR', amount: null },
      { category: 'military', donor: 'USA', amount: '100.00' },
    ]);
    expect((await view('?by=month&stage=committed')).data).toMatchObject([
      { month: '2023-01', amount: '120.00' },
      { month: '2023-02', amount: null },
      { month: 'undated', amount: '7.00' },
    ]);
  });

  test.each([
    ['as_reported', '106.00'],
    ['announcement_month_avg', '118.67'],
    ['fixed:2023-03-15', '118.67'],
    ['announcement_day', '127.00'],
  ])('under %s', async (policy, amount) => {
    const { totals, definition } = await view(`?stage=committed&fx=${policy}`);
    expect(totals).toMatchObject([{ amount }]);
    expect(definition).toMatchObject({ fx: { policy, currency: 'EUR' } });
  });

  test('in dollars are what was given in dollars, and the rest by way of the euro', async () => {
    const { totals } = await view('?stage=committed&currency=USD&donor=USA,NOR');
    expect(totals).toMatchObject([{ amount: '110.00', currency: 'USD', unconverted: { native: { NOK: '105' } } }]);
  });

  test('of a range leave out the undated, and a month that only overlaps it, and say so', async () => {
    const { totals, undated, straddling, definition } = await view('?stage=committed&from=2023-01-05&to=2023-12-31');
    expect(totals).toMatchObject([{ amount: '100.00' }]);
    expect(undated).toMatchObject([{ amount: '7.00', transactions: 1 }]);
    expect(straddling).toMatchObject([{ amount: '20.00', transactions: 1 }]);
    expect(definition).toMatchObject({ coverage: { straddling: 1, undated: 1, first_day: '2023-01-10' } });
    expect((await view('?stage=committed&as_of=2023-01-31')).totals).toMatchObject([{ amount: '120.00' }]);
  });

  test('are converted once a rate arrives, without the pledge being told again', async () => {
    const before = await get(world, '/v1/views/support?donor=NOR');
    expect(before.body.totals).toMatchObject([{ amount: null, unconverted: { transactions: 1 } }]);
    await world.publish(rates('2023-02-17', { NOK: '10.5' }));
    const etag = before.headers.get('etag') ?? '';
    expect((await get(world, '/v1/views/support?donor=NOR', { 'if-none-match': etag })).status).toBe(200);
    const { totals, definition } = await view('?donor=NOR');
    expect(totals).toMatchObject([{ amount: '10.00', unconverted: { transactions: 0 } }]);
    expect(definition).toMatchObject({
      fx: { used: [{ currency: 'NOK', source: 'bank', first: '2023-02-17', dates: 1, rate: '10.5' }] },
    });
  });

  test('lose what a withdrawn header had, and regain it with a later header', async () => {
    await world.publish(withdrawn('us', 2));
    expect((await view('?donor=USA')).totals).toEqual([]);
    await world.publish(announced({ local: 'us', revision: 3, donor: 'USA' }));
    expect((await view('?donor=USA&stage=committed')).totals).toMatchObject([{ amount: '100.00' }]);
  });

  test('count a joint package once, and flag a tranche whose umbrella is not there', async () => {
    await world.publish(
      announced({ local: 'joint', donor: 'EU' }),
      recorded({ local: 'joint', amount: '500' }),
      announced({ local: 'part', donor: 'FRA', part_of: 'desk:joint' }),
      recorded({ local: 'part', amount: '200' }),
      recorded({ local: 'part', tx: 't2', type: 'allocated', amount: '200' }),
    );
    const sums = async () => (await view('?donor=EU,FRA&by=donor')).data.map((row) => [row.stage, row.amount]);
    expect(await sums()).toEqual([
      ['committed', '500.00'],
      ['allocated', '200.00'],
    ]);
    await world.publish(withdrawn('joint', 2));
    expect(await sums()).toEqual([
      ['committed', '200.00'],
      ['allocated', '200.00'],
    ]);
    const { definition } = await view('?donor=FRA');
    expect(definition).toMatchObject({ umbrellas: { missing: ['desk:joint'] } });
    expect(definition.notes.join(' ')).toContain('desk:joint');
  });
});

test('the definition names everything that the number rests on', async () => {
  const { definition } = await view('?stage=committed&from=2023-01-01');
  const { notes, ...rest } = definition;
  expect(rest).toMatchObject({
    view: 'support',
    version: 2,
    stages: ['committed'],
    sources: { counted: ['desk'], not_counted: [] },
    fx: { policy: 'announcement_day', sources: { counted: ['bank'], not_counted: [] } },
    unknowns: { undisclosed: 1, included_elsewhere: 0, unpriced: 0, unconverted: 1 },
    seq: 1,
  });
  expect(notes.length).toBeGreaterThan(1);
});

describe('datasets', () => {
  test('never add up, neither of support nor of rates', async () => {
    world = createWorld({ precedence: { high: 20, best: 20, desk: 1, bank: 1 } });
    await world.publish(
      rates('2023-01-10', { USD: '2' }, 'bank'),
      rates('2023-01-10', { USD: '4' }, 'best'),
      announced({ source: 'desk' }),
      recorded({ source: 'desk', amount: '1' }),
      announced({ source: 'high' }),
      recorded({ source: 'high', amount: '100', currency: 'USD' }),
    );
    const { totals, definition } = await view();
    expect(totals).toMatchObject([{ amount: '25.00' }]);
    expect(definition).toMatchObject({
      sources: { counted: ['high'], not_counted: ['desk'] },
      fx: { sources: { counted: ['best'], not_counted: ['bank'] } },
    });
    expect((await view('?source=desk')).totals).toMatchObject([{ amount: '1.00' }]);
    const { status, body } = await get(world, '/v1/views/support?source=nobody');
    expect([status, body.parameter, body.allowed]).toEqual([400, 'source', ['desk', 'high']]);
  });
});

const listSchema = z.object({
  data: z.array(z.looseObject({ id: z.string(), counted: z.array(numbers) })),
  links: z.object({ next: z.string().optional() }),
});

/** The sum of decimals, in ten-thousandths and finer: what a reader with exact arithmetic gets. */
function sumOf(texts: readonly string[]): bigint {
  return texts.reduce((sum, text) => {
    const [whole = '', fraction = ''] = text.split('.');
    return sum + BigInt(`${whole}${fraction.padEnd(30, '0')}`);
  }, 0n);
}

describe('links.explain', () => {
  const queries = [
    '',
    '&currency=USD',
    '&stage=committed',
    '&fx=announcement_month_avg',
    '&donor=USA,DEU',
    '&category=energy',
  ]
    .concat('&from=2023-01-05&to=2023-12-31', '&as_of=2023-01-31', '&fx=as_reported&subcategory=air_defence')
    .map((more, index) => `?by=${supportGroupings[index % supportGroupings.length]}${more}`)
    .concat('?by=donor,month&known_at=2026-03-10&fx=fixed:2023-03-15');

  test.each(queries)('re-adds to the totals of %s, exactly', async (query) => {
    await world.publish(
      announced({ local: 'p3', donor: 'POL' }),
      recorded({ local: 'p3', amount: '100', currency: 'NOK' }),
    );
    await world.publish(recorded({ local: 'us', tx: 't3', day: '2023-01-10', amount: '0.07', currency: 'USD' }));
    await world.publish(
      ...Array.from({ length: 25 }, (_, at) =>
        recorded({ local: 'p3', tx: `d${at}`, type: 'disbursed', day: `2023-01-${String(at + 3).padStart(2, '0')}` }),
      ),
    );
    world.nextDay();
    const { totals, links } = await view(query);
    const shares: z.infer<typeof numbers>[] = [];
    let next: string | undefined = `${links.explain}&limit=1`;
    while (next !== undefined) {
      const page: z.infer<typeof listSchema> = listSchema.parse((await get(world, next)).body);
      shares.push(...page.data.flatMap(({ counted }) => counted));
      next = page.links.next;
    }
    expect(totals.length).toBeGreaterThan(0);
    expect(new Set(shares.map(({ stage }) => stage))).toEqual(new Set(totals.map(({ stage }) => stage)));
    for (const { stage, amount, packages, transactions, native } of totals) {
      const own = shares.filter((share) => share.stage === stage);
      const off = sumOf(own.map((share) => share.amount ?? '0')) - sumOf([amount ?? '0']);
      expect(Number(off < 0n ? -off : off) / 1e30).toBeLessThanOrEqual(0.005);
      expect(own.reduce((sum, share) => sum + share.packages, 0)).toBe(packages);
      expect(own.reduce((sum, share) => sum + share.transactions, 0)).toBe(transactions);
      for (const [currency, total] of Object.entries(native)) {
        expect(sumOf(own.map((share) => share.native[currency] ?? '0'))).toBe(sumOf([total]));
      }
    }
  });

  test('asks with the defaults filled in, and waits for the seq of the answer', async () => {
    const { links } = await view('?by=donor,year&stage=delivered,committed');
    expect(links.explain).toBe(
      '/v1/pledges?rows=day&stage=committed,delivered&source=desk&at_seq=1&currency=EUR&fx=announcement_day',
    );
    expect(links.self).toBe('/v1/views/support?by=donor,year&stage=committed,delivered');
  });
});

test('as known on a day never changes, though a rate or a pledge of earlier days arrives later', async () => {
  world.nextDay();
  const address = '/v1/views/support?known_at=2026-03-10&definition=2&by=donor';
  const first = await get(world, address);
  expect(first.headers.get('cache-control')).toContain('immutable');
  await world.publish(rates('2023-02-20', { NOK: '10.5' }), recorded({ local: 'us', revision: 2, amount: '5' }));
  world.nextDay();
  await world.publish(rates('2023-02-21', { NOK: '11' }));
  expect((await get(world, address)).text).toBe(first.text);
});

test('adjustments whose transaction is not there are noted', async () => {
  const note = /^Adjustments of a transaction that is not there, which count nothing: 1\.$/;
  const lost = { local: 'us', tx: 't9', type: 'reduced', applies_to: 'gone', amount: '-5', currency: 'USD' };
  expect((await view()).definition.notes).not.toContainEqual(expect.stringMatching(note));
  await world.publish(recorded(lost));
  expect((await view('?donor=USA')).definition.notes).toContainEqual(expect.stringMatching(note));
  expect((await view('?donor=NOR')).definition.notes).not.toContainEqual(expect.stringMatching(note));
});

test('CSV has flat numbers, native amounts as text, and a link to its definition', async () => {
  const { text, headers } = await get(world, '/v1/views/support?by=donor&stage=committed&format=csv');
  const [header, germany] = text.split('\n');
  expect(header).toBe(
    'donor,donor_name,stage,amount,currency,native,packages,transactions,undisclosed,included_elsewhere,unpriced,qualified,undated,unconverted_transactions,unconverted_native',
  );
  expect(germany).toBe('DEU,Germany,committed,27.00,EUR,EUR 7; USD 24,1,3,1,0,0,0,1,0,');
  expect(headers.get('link')).toContain('</v1/views/support?by=donor&stage=committed>; rel="describedby"');
});

test.each([
  ['by=week', 'by', supportGroupings],
  ['by=donor,donor', 'by', supportGroupings],
  ['by=donor,stage,year', 'by', supportGroupings],
  ['stage=promised', 'stage', expect.arrayContaining(['committed'])],
  ['category=arms', 'category', expect.arrayContaining(['energy'])],
  ['subcategory=tanks', 'subcategory', expect.arrayContaining(['spares', 'unspecified'])],
  ['currency=GBP', 'currency', ['EUR', 'USD', 'AUD']],
  ['fx=fixed:2023-02-30', 'fx', expect.arrayContaining(['as_reported'])],
  ['donor=Ruritania', 'donor', undefined],
  ['donor=', 'donor', undefined],
  ['from=2023-02-01&to=2023-01-01', 'to', undefined],
  ['definition=3', 'definition', ['2']],
])('%s is refused, naming the parameter and what is allowed', async (query, parameter, allowed) => {
  const { status, body } = await get(world, `/v1/views/support?${query}`);
  expect([status, body.code, body.parameter]).toEqual([400, 'invalid_parameter', parameter]);
  expect(body.allowed).toEqual(allowed);
});
