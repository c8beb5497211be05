import { expect, test } from 'vitest';
import { bundleSimulation } from './mutated-bundle.ts';
import { faultIn, guardIn } from './try-mutants.ts';

test('without a fault, the bundle finds none', { timeout: 60_000 }, async () => {
  const bundle = await bundleSimulation(undefined);
  expect(await guardIn(bundle)).toBeUndefined();
  expect(await faultIn(bundle, 1, 40)).toBeUndefined();
});

test('a fault whose text is not there is no mutant', async () => {
  const gone = { title: '', seed: 1, file: 'ledger/src/ingest/decide.ts', text: 'no such text', becomes: '' };
  await expect(bundleSimulation(gone)).rejects.toThrow('0 times, not once');
});
