// Runs the tests of the controls that the arguments number, each with its weakening in place, and writes to a file how many
// failed and passed. A process of its own: Vitest does not run within Vitest.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVitest } from 'vitest/node';
import { ROOT, weakenedSource } from './weakened-source.ts';
import { weakenings } from './weakenings.ts';

/** Of the tests of a control's name, in the order of the arguments. */
export interface WeakenedTests {
  readonly failed: number;
  readonly passed: number;
}

let planted: { readonly file: string; readonly source: string } | undefined;
const plantWeakening = {
  name: 'plant-weakening',
  enforce: 'pre' as const,
  load: (id: string) => (planted !== undefined && id.split('?')[0] === planted.file ? planted.source : undefined),
};

const [report = '', ...numbers] = process.argv.slice(2);
// A cache would give a module as it was before the fault, and keep it for others as it is with it.
const options = { root: ROOT, watch: false, project: ['unit'], fsModuleCache: false, isolate: true, reporters: [{}] };
const vitest = await createVitest('test', options, { plugins: [plantWeakening] });
const results: WeakenedTests[] = [];
for (const number of numbers) {
  const weakening = weakenings[Number(number)];
  if (weakening === undefined) throw new Error(`there is no weakening ${number}`);
  const file = join(ROOT, weakening.planted.file);
  planted = { file, source: weakenedSource(weakening.planted) };
  vitest.invalidateFile(file);
  vitest.setGlobalTestNamePattern(weakening.test.name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const testFile = join(ROOT, weakening.test.file);
  const specifications = await vitest.globTestSpecifications([testFile]);
  // Those of earlier runs are among them.
  const { testModules } = await vitest.runTestSpecifications(specifications);
  const states = testModules
    .filter(({ moduleId }) => moduleId === testFile)
    .flatMap(({ children }) => [...children.allTests()].map((test) => test.result().state));
  const count = (state: string) => states.filter((each) => each === state).length;
  results.push({ failed: count('failed'), passed: count('passed') });
  vitest.invalidateFile(file);
}
await vitest.close();
writeFileSync(report, JSON.stringify(results));
// Tests that fail are what is wanted.
process.exitCode = 0;
