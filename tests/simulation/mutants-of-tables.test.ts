import { expect, test } from 'vitest';
import { mutantsOfTables } from './mutants-of-tables.ts';
import { bundleTables } from './mutated-bundle.ts';
import { faultIn, tryMutantsOfTables } from './try-mutants.ts';

test('without a fault, the bundle over tables finds none', { timeout: 60_000 }, async () => {
  expect(await faultIn(await bundleTables(undefined), 1, 1)).toBeUndefined();
});

tryMutantsOfTables(mutantsOfTables);
