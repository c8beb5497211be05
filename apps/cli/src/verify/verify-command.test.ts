import type { Views } from '@counterweight/ledger';
import { describe, expect, test } from 'vitest';
import { demoLedger } from '../../test/demo-ledger.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';
import { readDemoSet } from '../demo/read-demo-set.ts';
import { verifyViews } from './verify-command.ts';

/** The views with the first cell version of each lost. */
function withoutFirstCell(views: Views): Views {
  return {
    ...views,
    async *cellVersions(...args) {
      let first = true;
      for await (const version of views.cellVersions(...args)) {
        if (!first) yield version;
        first = false;
      }
    },
  };
}

describe('verifying', () => {
  test('finds nothing where the views say what the ledger says, and counts what it compared', async () => {
    const env = fakeCliEnvironment();
    expect(await verifyViews(await demoLedger(), { limit: 100 }, env)).toBe(0);
    const [, records] =
      env.printed().match(/^0 differences \((\d+) records, [1-9]\d* cell versions and [1-9]\d* rows up to seq [1-9]/) ??
      [];
    expect(records).toBe(String(readDemoSet().length));
  });

  test('prints each difference and ends with 1', async () => {
    const { ledger, views } = await demoLedger();
    const env = fakeCliEnvironment();
    expect(await verifyViews({ ledger, views: withoutFirstCell(views) }, { limit: 100 }, env)).toBe(1);
    expect(env.printed()).toMatch(/^cell strikes@2 end\/2023-12-29 .*: the ledger gives .*, there is nothing$/m);
    const lost = env.printed().match(/^cell /gm) ?? [];
    expect(lost.length).toBeGreaterThan(5);
    expect(env.printed()).toMatch(new RegExp(`^${lost.length} differences `, 'm'));
  });

  test('prints no more differences than asked for, and says how many there are', async () => {
    const { ledger, views } = await demoLedger();
    const env = fakeCliEnvironment();
    await verifyViews({ ledger, views: withoutFirstCell(views) }, { limit: 1 }, env);
    const [, more, all] = env.printed().match(/^cell .*\nand (\d+) more; --limit shows them\n(\d+) differences /) ?? [];
    expect(Number(more)).toBeGreaterThan(5);
    expect(Number(all)).toBe(Number(more) + 1);
  });

  test('names a view that waits for its first build', async () => {
    const { ledger, views, store } = await demoLedger();
    const strike = { 'strikes@0': { live: 0, last: 0, unused: [] } };
    store.head = { ...store.head, builds: { ...store.head.builds, strike } };
    const env = fakeCliEnvironment();
    expect(await verifyViews({ ledger, views }, { limit: 1 }, env)).toBe(0);
    expect(env.printed()).toMatch(/^strikes@2: no build is complete, .* `cw rebuild strikes@2`\n0 differences /);
  });

  test('says where a stack would be when none runs there', async () => {
    const env = fakeCliEnvironment();
    expect(await runCw(['verify', '--data-dir', '/nowhere'], env)).toBe(1);
    expect(env.complained()).toMatch(/^cw: no stack runs on \/nowhere: start it with `npm start`/);
  });
});
