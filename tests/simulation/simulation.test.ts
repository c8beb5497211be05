import { describe, expect, test } from 'vitest';
import { SEEDS } from './seeds.ts';
import { simulate } from './simulate.ts';

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

test('the same seed tells the same story', async () => {
  const [once, again] = [await simulate(7), await simulate(7)];
  expect(again.story).toEqual(once.story);
  expect(once.story).not.toEqual((await simulate(8)).story);
});

test('what can go wrong does go wrong, and what should be answered is', async () => {
  const told: string[] = [];
  for (let seed = 1; seed <= 25; seed += 1) told.push(...(await simulate(seed)).story);
  const never = [
    ...[/ dies$/, /the records of lane \d expire/, /waits no longer/, /the response was lost/, /out of reach/],
    ...[/"code":"throttled"/, /"code":"conflict"/, /after: .*"code":"invalid"/, /waits before try [3-9]/],
    ...[/duplicate/, /conflict id_reused/, /conflict conflict/, /quarantined unknown_version/, / failed /],
    ...[/sweep: .*projected [1-9]/, /reader: .* is answered/, /reader: .* is not closed/, /clock is -180 min off/],
    ...[
      /operator 1: .* is live from .* after [1-9]/,
      /operator 2: .* is live/,
      /operator \d: dies/,
      /another rebuild was started/,
    ],
  ].filter((pattern) => !told.some((line) => pattern.test(line)));
  expect(never).toEqual([]);
});
