import { configDefaults, defineConfig } from 'vitest/config';

const outputs = ['**/dist/**', '**/cdk.out/**'];

/** Needs the synthesized templates or the bundled functions, and starts nothing. */
const synth = ['infra/test/**/*.test.ts', 'tests/docs/cost.test.ts'];

/** Starts stacks from the synthesized templates, as `npm start` does. */
const stack = ['tests/scenarios/**/*.test.ts'];

/** Starts processes, from templates that the tests write: localcloud alone, without anything of ours. */
const localcloud = ['packages/localcloud/test/**/*.test.ts'];

/** Measures time, which code that other tests have run in the same thread would change. */
const timed = ['{packages,apps}/**/*-latency.test.ts'];

const synthesize = ['scripts/synthesize-for-tests.ts'];

export default defineConfig({
  test: {
    // Two cores is what the smallest machine has; more files at once only makes each slower.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    exclude: [...configDefaults.exclude, ...outputs],
    // `--changed` follows imports only, and tests read the demo set as files.
    forceRerunTriggers: [...configDefaults.forceRerunTriggers, '**/apps/cli/demo/*.ndjson'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{packages,apps,bench,infra,tests,scripts}/**/*.test.ts'],
          exclude: [...synth, ...stack, ...localcloud, ...timed],
          // One thread runs file after file and loads each module once: no test may leave anything behind.
          pool: 'threads',
          isolate: false,
        },
      },
      { extends: true, test: { name: 'timed', include: timed } },
      { extends: true, test: { name: 'localcloud', include: localcloud } },
      {
        extends: true,
        // Loading the CDK takes longer than any of these tests.
        test: { name: 'synth', include: synth, globalSetup: synthesize, pool: 'threads', isolate: false },
      },
      { extends: true, test: { name: 'stack', include: stack, globalSetup: synthesize } },
    ],
  },
});
