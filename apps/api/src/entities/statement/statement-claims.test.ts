import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { reported as strike } from '../../../test/events.ts';
import { announced, rates, recorded } from '../../../test/pledge-events.ts';
import { reported } from '../../../test/reported-events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

const figures = [
  {
    ...{ value: '45000000000', currency: 'USD', qualifier: 'about', basis: 'security assistance' },
    measure: { of: 'support', donor: 'USA', category: 'military', stage: 'committed', since: '2022-02-24' },
  },
  { value: '158', measure: { of: 'strikes', measure: 'launched', since: '2023-12-29', as_of: '2023-12-29' } },
  { value: '54', measure: { of: 'coalition', body: 'UDCG' } },
  { value: '3', basis: 'whatever' },
  { value: '5', measure: { of: 'air_defence', class: 'long_range', stage: 'pledged' } },
];

let world: World;
const path = '/v1/statements/desk:said';
const claims = async (query = '') => {
  const { data } = (await get(world, `${path}${query}`)).body;
  return data;
};

beforeEach(async () => {
  world = createWorld({ today: '2026-03-10', precedence: { desk: 10 } });
  await world.publish(
    reported('statement', 'said', {
      ...{ speaker: { name: 'A newsroom' }, said_on: '2024-01-04', topic: 'support', claim: 'so much', figures },
    }),
    reported('statement', 'silent', { speaker: { name: 'A newsroom' }, topic: 'support', claim: 'nothing in numbers' }),
    announced({ local: 'a' }),
    recorded({ local: 'a', amount: '44000000000', currency: 'USD' }),
    recorded({ local: 'a', tx: 't2', amount: '9', currency: 'USD', day: '2024-01-05' }),
    announced({ local: 'b' }),
    recorded({
      ...{ local: 'b', type: 'pledged', value: { known: 'none' } },
      units: [
        { item: 'Patriot', count: 1 },
        { item: 'Patriot missile', count: 9 },
      ],
    }),
    strike({ day: '2023-12-29', counts: { launched: 158 } }),
  );
});

test('a statement is shown with what the ledger computes beside each of its figures', async () => {
  expect(await claims()).toMatchObject({
    figures: [{ value: '45000000000' }, { value: '158' }, { value: '54' }, { value: '3' }, { value: '5' }],
    claims: [
      {
        ...{ statement: 'desk:said', figure: 0 },
        claimed: { value: '45000000000', currency: 'USD', qualifier: 'about', said_on: '2024-01-04' },
        computed: { value: '44000000000', unit: 'USD', seq: 1, basis: expect.stringContaining('to 2024-01-04') },
        difference_note: expect.stringMatching(
          /^USD 44 billion computed of about USD 45 billion claimed\. Claimed: sec/,
        ),
      },
      { computed: { value: '158' }, difference_note: '158 computed, 158 claimed' },
      { computed: null, not_computed: 'the ledger names no member of UDCG on 2024-01-04' },
      { computed: null, not_computed: expect.stringContaining('no measure') },
      { computed: { value: '1', unit: 'battery' }, difference_note: '1 computed of 5 claimed' },
    ],
  });
});

test('each computed number is to be found at the view it links to, in the field it names', async () => {
  const shown = await claims();
  for (const [index, value] of [
    [0, '44000000000.00'],
    [1, 158],
    [4, 1],
  ] as const) {
    const { view, field } = computedOf(shown, index);
    const { body, status } = await get(world, view);
    expect(status).toBe(200);
    expect(field.split('.').reduce<unknown>((held, name) => Reflect.get(Object(held), name), body)).toBe(value);
  }
});

const computedSchema = z.object({ computed: z.object({ view: z.string(), field: z.string() }).nullable() });

function computedOf(shown: unknown, index: number) {
  const computed = z.object({ claims: z.array(computedSchema) }).parse(shown).claims[index]?.computed;
  if (computed === undefined || computed === null) throw new Error(`figure ${index} is not computed`);
  return computed;
}

test('the comparison moves with the ledger, and is to be had as it was known', async () => {
  const { headers } = await get(world, path);
  const held = { 'if-none-match': headers.get('etag') ?? '' };
  expect((await get(world, path, held)).status).toBe(304);
  await world.publish(rates('2024-01-02', { USD: '1.1' }));
  expect((await get(world, path, held)).status).toBe(200);
  world.nextDay();
  const known = await claims('?known_at=2026-03-10');
  await world.publish(recorded({ local: 'a', tx: 't3', amount: '110000000', day: '2024-01-02' }));
  expect(await claims()).toMatchObject({ claims: [{ computed: { value: '44121000000' } }, {}, {}, {}, {}] });
  expect(await claims('?known_at=2026-03-10')).toEqual(known);
  expect(known).toMatchObject({
    claims: [
      { computed: { value: '44000000000', view: expect.stringContaining('known_at=2026-03-10') } },
      {},
      {},
      {},
      {},
    ],
  });
});

test('a statement without figures has no comparison, and neither have lists and histories', async () => {
  expect((await get(world, '/v1/statements/desk:silent')).body.data).not.toHaveProperty('claims');
  const { body } = await get(world, '/v1/statements');
  expect(JSON.stringify(body)).not.toContain('not_computed');
});
