import { strikeMeasures } from '@counterweight/domain/kinds';
import { add, decimalSchema, round, ZERO } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { z } from 'zod';
import { reported as strike, retracted as strikeRetracted } from '../../../test/events.ts';
import { announced, rates, recorded, withdrawn } from '../../../test/pledge-events.ts';
import { reported, retracted } from '../../../test/reported-events.ts';
import { createWorld, get, type World } from '../../../test/world.ts';

type Row = Readonly<Record<string, unknown>>;
const rowSchema = z.record(z.string(), z.unknown());
const pageSchema = z.object({
  data: z.array(rowSchema),
  definition: z.looseObject({ seq: z.int() }),
  links: z.object({ next: z.string().optional() }),
});

/** All pages of an explanation. */
async function explained(world: World, query: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let next: string | undefined = `/v1/explain?${query}&limit=3`;
  while (next !== undefined) {
    const page: z.output<typeof pageSchema> = pageSchema.parse((await get(world, next)).body);
    rows.push(...page.data);
    next = page.links.next;
  }
  return rows;
}

/** A view's answer with the rows behind it, at HEAD or a position. */
async function both(world: World, view: string, query: string) {
  const { body, text } = await get(world, `/v1/views/${view}?${query}`);
  expect([query, text.includes('"status":4')]).toEqual([query, false]);
  return { body, rows: await explained(world, `view=${view}&${query}`) };
}

const numberIn = (row: unknown, ...path: readonly string[]): number =>
  Number(path.reduce((value, name) => Object(value)[name], row) ?? 0);
const sum = (rows: readonly Row[], ...path: readonly string[]) =>
  rows.reduce((total, row) => total + numberIn(row, ...path), 0);
const textsOf = (value: unknown) => z.array(z.string()).parse(value);

/** What salvos add up to. */
function strikeSums(rows: readonly Row[]) {
  return [
    sum(rows, 'salvos'),
    ...strikeMeasures.flatMap((measure) => [
      rows.every((row) => row[measure] === null) ? null : sum(rows, measure),
      sum(rows, 'unknown', measure),
      sum(rows, 'qualified', measure),
    ]),
  ];
}

const days = ['2024-01-01', '2024-01-02', '2024-01-31', '2024-02-01', '2025-03-04'];
const places = [
  { precision: 'oblast', region: 'UA-51' },
  { precision: 'oblast', region: 'UA-32' },
  { precision: 'country' },
];
const counts = fc.oneof(
  fc.nat(200),
  fc.record({ value: fc.nat(50), qualifier: fc.constantFrom('about', 'at_least', 'up_to') }),
  fc.constant(undefined),
);
const strikes = fc.record({
  local: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  revision: fc.integer({ min: 1, max: 3 }),
  isRetracted: fc.nat(5).map((dice) => dice === 0),
  day: fc.constantFrom(...days),
  startsBefore: fc.boolean(),
  claimant: fc.constantFrom('ua-air-force', 'ua-air-command-south'),
  weapons: fc.uniqueArray(fc.constantFrom('Kh-101', 'Shahed', 'Orlan-10', 'Mystery-7'), { minLength: 1, maxLength: 3 }),
  launched: counts,
  destroyed: counts,
  aimed_at: fc.uniqueArray(fc.constantFrom(...places), { maxLength: 2 }),
  targets: fc.uniqueArray(fc.constantFrom('energy', 'port', 'residential'), { maxLength: 2 }),
});
const strikeEvents = strikes.map(({ isRetracted, startsBefore, launched, destroyed, ...draft }) => {
  if (isRetracted) return strikeRetracted(draft.local, draft.revision);
  const start = startsBefore && draft.day === '2024-02-01' ? '2024-01-31' : draft.day;
  return strike({
    ...draft,
    start,
    counts: { ...(launched !== undefined && { launched }), ...(destroyed !== undefined && { destroyed }) },
  });
});
const strikeFilters = fc.constantFrom(
  '',
  '&day_rule=start',
  '&weapon=shahed',
  '&region=UA-51',
  '&from=2024-01-02&to=2024-02-01',
  '&target=energy,unknown',
);

/** Under which keys of a grouping a salvo counts. */
function keysOf(row: Row, by: string): readonly string[] {
  const day = String(row.day);
  if (by === 'day') return [day];
  if (by === 'month') return [day.slice(0, 7)];
  if (by === 'year') return [day.slice(0, 4)];
  if (by === 'weapon') return [textsOf(row.weapon).join('+')];
  if (by === 'region' || by === 'target') {
    const all = textsOf(row[by]);
    return all.length === 0 ? ['unknown'] : all;
  }
  return [String(row[by])];
}

const runs = { numRuns: 25 };

property.prop(
  [fc.array(strikeEvents, { maxLength: 8 }), fc.array(strikeEvents, { maxLength: 5 }), strikeFilters],
  runs,
)(
  'of strikes they re-add to every row and the total, by each grouping, at each position',
  async (first, later, filter) => {
    const world = createWorld();
    await world.publish(...first);
    const { seq } = await world.ledger.head();
    await world.publish(...later);
    for (const by of ['day', 'month', 'year', 'weapon', 'class', 'region', 'target', 'claimant']) {
      for (const time of ['', `&at_seq=${seq}`]) {
        const { body, rows } = await both(world, 'strikes', `by=${by}&claimant=all${filter}${time}`);
        expect(strikeSums(rows)).toEqual(strikeSums([rowSchema.parse(body.total)]));
        for (const own of z.array(rowSchema).parse(body.data)) {
          expect([own[by], strikeSums(rows.filter((row) => keysOf(row, by).includes(String(own[by]))))]).toEqual([
            own[by],
            strikeSums([own]),
          ]);
        }
      }
    }
  },
);

property.prop([fc.array(strikeEvents, { maxLength: 10 }), fc.integer({ min: 1, max: 120 }), fc.nat(3)], runs)(
  'of waves they re-add to each wave that is shown, and there are none of other days',
  async (events, threshold, gap) => {
    const world = createWorld();
    await world.publish(...events);
    for (const range of ['', '&from=2024-01-31', '&to=2024-01-31']) {
      const { body, rows } = await both(world, 'waves', `threshold=${threshold}&gap=${gap}${range}`);
      const waves = z.array(rowSchema).parse(body.data);
      for (const wave of waves) {
        expect(strikeSums(rows.filter((row) => row.wave === wave.first_day))).toEqual(strikeSums([wave]));
      }
      expect(strikeSums(rows)).toEqual(strikeSums(waves));
    }
  },
);

const pledgeHeaders = fc.record({
  local: fc.constantFrom('a', 'b', 'c'),
  revision: fc.integer({ min: 1, max: 3 }),
  donor: fc.constantFrom('USA', 'DEU'),
  category: fc.constantFrom('military', 'financial'),
  part_of: fc.option(fc.constant('desk:a'), { nil: undefined }),
  isWithdrawn: fc.nat(6).map((dice) => dice === 0),
});
const headerEvents = pledgeHeaders.map(({ isWithdrawn, part_of, ...draft }) => {
  if (isWithdrawn) return withdrawn(draft.local, draft.revision);
  return announced({ ...draft, ...(part_of !== undefined && draft.local !== 'a' && { part_of }) });
});
const transactions = fc.record({
  local: fc.constantFrom('a', 'b', 'c'),
  tx: fc.constantFrom('t1', 't2', 't3'),
  revision: fc.integer({ min: 1, max: 3 }),
  type: fc.constantFrom('pledged', 'committed', 'allocated', 'delivered'),
  when: fc.constantFrom(
    { precision: 'day', day: '2024-01-05' },
    { precision: 'day', day: '2024-02-01' },
    { precision: 'month', month: '2024-02' },
    { precision: 'undated' },
  ),
  cents: fc.integer({ min: 0, max: 10 ** 9 }),
  currency: fc.constantFrom('EUR', 'USD', 'GBP', 'UAH'),
  isSecret: fc.nat(5).map((dice) => dice === 0),
});
const transactionEvents = transactions.map(({ cents, isSecret, ...draft }) => {
  const amount = `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  return recorded({ ...draft, amount, ...(isSecret && { value: { known: 'undisclosed' } }) });
});
const supportEvents = fc.tuple(
  fc.array(headerEvents, { minLength: 2, maxLength: 6 }),
  fc.array(transactionEvents, { minLength: 1, maxLength: 10 }),
);
const supportCounts = [
  'packages',
  'transactions',
  'undisclosed',
  'included_elsewhere',
  'unpriced',
  'qualified',
  'undated',
];

/** A decimal as shown, which may have zeros at its end. */
const decimalIn = (shown: unknown) =>
  decimalSchema.parse(
    String(shown)
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, ''),
  );

/** What rows of one stage add up to, rounded once as views do. */
function supportSums(rows: readonly Row[]) {
  const decimals = (all: readonly unknown[]) =>
    all.reduce((total: typeof ZERO, each) => add(total, decimalIn(each)), ZERO);
  // What is known of no row is known of none of their sum.
  const amounts = rows.map(({ amount }) => amount).filter((amount) => amount !== null);
  const natives = (path: (row: Row) => unknown) => {
    const codes = [...new Set(rows.flatMap((row) => Object.keys(Object(path(row)))))].sort();
    return codes.map((code) => [code, decimals(rows.flatMap((row) => Object(path(row))[code] ?? []))]);
  };
  return {
    amount: amounts.length === 0 ? null : round(decimals(amounts), 2),
    native: natives((row) => row.native),
    unconverted: [sum(rows, 'unconverted', 'transactions'), natives((row) => Object(row.unconverted).native)],
    counts: supportCounts.map((name) => sum(rows, name)),
  };
}

function supportKey(row: Row, by: readonly string[]): string {
  const day = String(row.day);
  const values = by.map((grouping) => {
    if (grouping === 'month') return day === 'undated' ? day : day.slice(0, 7);
    if (grouping === 'year') return day === 'undated' ? day : day.slice(0, 4);
    return row[grouping];
  });
  return JSON.stringify([...values, row.stage]);
}

property.prop(
  [
    supportEvents,
    supportEvents,
    fc.constantFrom('', '&from=2024-01-06&to=2024-02-10', '&donor=USA', '&stage=committed&currency=USD'),
  ],
  runs,
)(
  'of support they re-add to every row and total before the one rounding, and to what is undated or straddles',
  async ([headers, first], [more, later], filter) => {
    const world = createWorld();
    await world.publish(
      rates('2024-01-05', { USD: '1.0921', GBP: '0.86095' }),
      rates('2024-02-01', { USD: '1.0814', GBP: '0.8543' }),
      ...headers,
      ...first,
    );
    const { seq } = await world.ledger.head();
    await world.publish(...more, ...later);
    for (const by of ['donor', 'category', 'subcategory', 'stage', 'month', 'year', 'donor,month']) {
      for (const time of ['', `&at_seq=${seq}`]) {
        const { body, rows } = await both(world, 'support', `by=${by}${filter}${time}`);
        const counted = rows.filter((row) => row.counted_as === 'counted');
        const groupings = by.split(',');
        const data = z.array(rowSchema).parse(body.data);
        expect(new Set(counted.map((row) => supportKey(row, groupings)))).toEqual(
          new Set(data.map((row) => supportKeyOfShown(row, groupings))),
        );
        for (const own of data) {
          const key = supportKeyOfShown(own, groupings);
          expect(supportSums(counted.filter((row) => supportKey(row, groupings) === key))).toEqual(supportSums([own]));
        }
        const stagesOf = (name: string) => z.array(rowSchema).parse(body[name]);
        for (const [name, own] of [
          ['totals', counted],
          ['straddling', rows.filter((row) => row.counted_as === 'straddling')],
          [
            'undated',
            rows.filter((row) => row.day === 'undated' && ['counted', 'undated'].includes(String(row.counted_as))),
          ],
        ] as const) {
          const shown = stagesOf(name);
          expect(new Set(own.map((row) => row.stage))).toEqual(new Set(shown.map((row) => row.stage)));
          for (const total of shown)
            expect([name, supportSums(own.filter((row) => row.stage === total.stage))]).toEqual([
              name,
              supportSums([total]),
            ]);
        }
      }
    }
  },
);

function supportKeyOfShown(row: Row, by: readonly string[]): string {
  return JSON.stringify([...by.map((grouping) => row[grouping]), row.stage]);
}

const membershipDays = ['2022-04-26', '2023-01-01', '2023-06-30', '2024-01-01'];
const memberships = fc
  .record({
    local: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    revision: fc.integer({ min: 1, max: 3 }),
    party: fc.constantFrom('NOR', 'SWE', 'FIN', 'AUS'),
    body: fc.constantFrom('UDCG', 'NATO'),
    from: fc.option(fc.constantFrom(...membershipDays.slice(0, 2)), { nil: undefined }),
    to: fc.option(fc.constantFrom(...membershipDays.slice(2)), { nil: undefined }),
    isRetracted: fc.nat(6).map((dice) => dice === 0),
  })
  .map(({ local, revision, isRetracted, party, body, from, to }) => {
    if (isRetracted) return retracted('membership', local, revision);
    const membership = { party, body, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    return reported('membership', local, membership, { revision });
  });

property.prop([fc.array(memberships, { maxLength: 10 }), fc.constantFrom(...membershipDays), fc.boolean()], runs)(
  'of a coalition they re-add to its sizes, each party once, whatever overlaps',
  async (events, on, compared) => {
    const world = createWorld();
    await world.publish(...events);
    for (const body of ['UDCG', 'NATO', 'EU']) {
      const since = compared ? '&since=2022-04-26' : '';
      const { body: answer, rows } = await both(world, 'coalition', `body=${body}&on=${on}${since}`);
      const { parts, ...size } = z.looseObject({ parts: rowSchema }).parse(answer.size);
      const added = (name: string) => (compared ? sum(rows, name) : null);
      expect(size).toEqual({
        members: sum(rows, 'members'),
        joined: added('joined'),
        left: added('left'),
        unknown_since: sum(rows, 'unknown_since'),
      });
      for (const [other, part] of Object.entries(parts)) {
        const within = rows.filter((row) => textsOf(row.also_in).includes(other));
        expect(sum(within, 'members')).toBe(numberIn(part, 'within'));
      }
      const named = z.array(z.looseObject({ memberships: z.array(z.string()) })).parse(answer.data);
      expect(rows.map(({ entity }) => entity).sort()).toEqual(named.flatMap(({ memberships: ids }) => ids).sort());
    }
  },
);
