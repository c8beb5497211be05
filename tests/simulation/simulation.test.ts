import { sortedKindNames } from '@counterweight/domain/kinds';
import { MAX_INLINE_PAYLOAD_BYTES } from '@counterweight/ledger';
import { describe, expect, test } from 'vitest';
import { createPrng } from './prng.ts';
import { SEEDS } from './seeds.ts';
import { simulate } from './simulate.ts';
import { SimulatedTables } from './simulated-tables.ts';
import { worldEvents } from './world-events.ts';

const only = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
const seeds = only === undefined ? Number(process.env.SEEDS ?? SEEDS) : 1;
const PER_TEST = 20;

describe('whatever happens on the way', () => {
  const firsts = Array.from({ length: Math.ceil(seeds / PER_TEST) }, (_, index) => (only ?? 1) + index * PER_TEST);

  test.each(firsts)('each event ends once and views add up, seeds from %i on', { timeout: 120_000 }, async (first) => {
    const size = only === undefined ? PER_TEST : 1;
    for (let seed = first; seed < first + size; seed += 1) {
      const { faults, story } = await simulate(seed);
      const told = only === undefined ? story.slice(-200) : story;
      expect(faults, [`npm run check:simulation -- --seed ${seed}`, ...told, ...faults].join('\n')).toEqual([]);
    }
  });
});

/** On DynamoDB's adapter a seed takes ten times as long: one of so many runs there too. */
const ONE_OF = 40;

test.each(Array.from({ length: Math.ceil(seeds / ONE_OF) }, (_, index) => (only ?? 1) + index))(
  'the same holds on DynamoDB’s adapter, over tables whose transactions are visible item by item, seed %i',
  { timeout: 120_000 },
  async (seed) => {
    const { faults, story } = await simulate(seed, await SimulatedTables.open());
    const told = only === undefined ? story.slice(-200) : story;
    expect(faults, [`npm run check:simulation -- --seed ${seed}`, ...told, ...faults].join('\n')).toEqual([]);
    expect(story.some((line) => /platform: ledger\/HEAD.* becomes visible/.test(line))).toBe(true);
  },
);

test('the same seed tells the same story', { timeout: 60_000 }, async () => {
  const [once, again] = [await simulate(7), await simulate(7)];
  expect(again.story).toEqual(once.story);
  expect(once.story).not.toEqual((await simulate(8)).story);
  const onTables = async () => (await simulate(7, await SimulatedTables.open())).story;
  expect(await onTables()).toEqual(await onTables());
});

test('what can go wrong does go wrong, and what should be answered is', { timeout: 60_000 }, async () => {
  const told: string[] = [];
  for (let seed = 1; seed <= 50; seed += 1) told.push(...(await simulate(seed)).story);
  const never = [
    ...[
      / dies$/,
      / times out$/,
      /the records of lane \d expire/,
      /waits no longer/,
      /the response was lost/,
      /out of reach/,
    ],
    ...[/"code":"throttled"/, /"code":"conflict"/, /after: .*"code":"invalid"/, /waits before try [3-9]/],
    ...[/duplicate/, /conflict id_reused/, /conflict conflict/, /quarantined unknown_version/, / failed /],
    ...[/sweep: .*projected [1-9]/, /closer: HEAD is at [1-9]/, /clock is -20 min off/],
    ...[
      /platform: head becomes visible/,
      /platform: journal \d+ becomes visible/,
      /platform: record .* becomes visible/,
    ],
    ...[/reader \d: 2024.* is answered at [1-9]/, /reader \d: now is answered at [1-9]/, /reader \d: .* is not closed/],
    ...[/operator 1: .* is live from .* after [1-9]/, /operator 2: .* is live/],
    ...[/compactor \d: .*"compacted"/, /compactor \d: .*"not_due"/, /redactor \d: dies/, /redactor \d: .* is repeated/],
    ...[
      /platform: \S+ is lost/,
      /platform: \S+ is spoilt/,
      /the snapshot .* is damaged: missing/,
      /damaged: other_hash/,
    ],
  ].filter((pattern) => !told.some((line) => pattern.test(line)));
  expect(never).toEqual([]);
});

test('all ten kinds are sent, live and taken back, and payloads that stand apart from their records', () => {
  const events = Array.from({ length: 50 }, (_, seed) => worldEvents(createPrng(seed))).flat();
  const valid = events.flatMap(({ meaning }) => (meaning.valid ? [meaning] : []));
  const said = new Set(valid.map(({ kind, retracted }) => `${kind} ${retracted ? 'taken back' : 'live'}`));
  expect([...said].sort()).toEqual(sortedKindNames.flatMap((kind) => [`${kind} live`, `${kind} taken back`]).sort());
  const large = events.filter(({ data }) => JSON.stringify(data).length > MAX_INLINE_PAYLOAD_BYTES);
  expect(large.length).toBeGreaterThan(events.length / 20);
});
