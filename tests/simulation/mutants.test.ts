import { expect, test } from 'vitest';
import { mutants } from './mutants.ts';
import { bundleSimulation } from './mutated-bundle.ts';
import { MUTANT_SEEDS } from './seeds.ts';
import type { Run } from './simulate.ts';

async function firstCaught(
  simulate: (seed: number) => Promise<Run>,
  { from, seeds }: { readonly from: number; readonly seeds: number },
): Promise<Run | undefined> {
  for (let seed = from; seed < from + seeds; seed += 1) {
    const run = await simulate(seed);
    if (run.faults.length > 0) return run;
  }
  return undefined;
}

test('without a fault, the bundle finds none', { timeout: 60_000 }, async () => {
  const { simulate } = await bundleSimulation(undefined);
  expect(await firstCaught(simulate, { from: 1, seeds: 40 })).toBeUndefined();
});

test.each(mutants)('it is noticed when $title', { timeout: 180_000 }, async (mutant) => {
  const { simulate } = await bundleSimulation(mutant);
  expect(await firstCaught(simulate, { from: mutant.seed, seeds: MUTANT_SEEDS })).toBeDefined();
});

test('a fault whose text is not there is no mutant', async () => {
  const gone = { title: '', seed: 1, file: 'ingest/decide.ts', text: 'no such text', becomes: '' };
  await expect(bundleSimulation(gone)).rejects.toThrow('0 times, not once');
});
