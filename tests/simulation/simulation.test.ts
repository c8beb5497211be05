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
      expect(faults, [`SEED=${seed} vitest run tests/simulation`, ...told, ...faults].join('\n')).toEqual([]);
    }
  });
});
