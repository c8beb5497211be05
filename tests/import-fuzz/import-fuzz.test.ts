import { afterAll, expect, test } from 'vitest';
import { ImportFuzz } from './fuzz-import.ts';

const FILES = 200;
const fuzz = new ImportFuzz();
afterAll(() => fuzz.close());

test('mutated files are imported or refused in our own words, and a refused one changes nothing', async () => {
  const faults: string[] = [];
  const codes = new Set<number>();
  for (let seed = 0; seed < FILES; seed += 1) {
    const { code, milliseconds, fault } = await fuzz.run(seed);
    codes.add(code);
    if (fault !== undefined) faults.push(fault);
    if (milliseconds > 10_000) faults.push(`seed ${seed} took ${Math.round(milliseconds)} ms`);
  }
  expect(faults).toEqual([]);
  expect([...codes].sort()).toEqual([0, 1, 3, 4]);
});
