import { describe, expect, test } from 'vitest';
import { demoLedger } from '../../test/demo-ledger.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';
import { readDemoSet } from '../demo/read-demo-set.ts';
import { verifyViews } from './verify-command.ts';

/** A demo ledger of which the states of strikes have lost their rows. */
async function damaged() {
  const adapter = await demoLedger();
  const { states } = adapter.store;
  for (const [key, state] of states.page(undefined, 10_000)) {
    if (state.kind === 'strike') states.put(key, { ...state, rows: { 'strikes@3/0': [] } });
  }
  return adapter;
}

describe('verifying', () => {
  test('finds nothing where the views say what the ledger says, and counts what it compared', async () => {
    const env = fakeCliEnvironment();
    expect(await verifyViews(await demoLedger(), { limit: 100 }, env)).toBe(0);
    const [, records] =
      env
        .printed()
        .match(/^0 differences \((\d+) records of [1-9]\d* entities and [1-9]\d* moves of rows up to seq [1-9]/) ?? [];
    expect(records).toBe(String(readDemoSet().length));
  });

  test('prints each difference and ends with 1', async () => {
    const env = fakeCliEnvironment();
    expect(await verifyViews(await damaged(), { limit: 100 }, env)).toBe(1);
    expect(env.printed()).toMatch(/^state strike .* strikes@3\/0: the records give .*, there is $/m);
    const lost = env.printed().match(/^state /gm) ?? [];
    expect(lost.length).toBeGreaterThan(5);
    expect(env.printed()).toMatch(new RegExp(`^${lost.length} differences `, 'm'));
  });

  test('prints no more differences than asked for, and says how many there are', async () => {
    const env = fakeCliEnvironment();
    await verifyViews(await damaged(), { limit: 1 }, env);
    const [, more, all] =
      env.printed().match(/^state .*\nand (\d+) more; --limit shows them\n(\d+) differences /) ?? [];
    expect(Number(more)).toBeGreaterThan(5);
    expect(Number(all)).toBe(Number(more) + 1);
  });

  test('names a view that waits for its first build', async () => {
    const { ledger, objects, store } = await demoLedger();
    const { 'strikes@3': _, ...views } = store.head.views;
    store.head = { ...store.head, views };
    const env = fakeCliEnvironment();
    expect(await verifyViews({ ledger, objects }, { limit: 1 }, env)).toBe(0);
    expect(env.printed()).toMatch(/^strikes@3: it is not live, .* `cw rebuild strikes@3`\n0 differences /);
  });

  test('says where a stack would be when none runs there', async () => {
    const env = fakeCliEnvironment();
    expect(await runCw(['verify', '--data-dir', '/nowhere'], env)).toBe(1);
    expect(env.complained()).toMatch(/^cw: no stack runs on \/nowhere: start it with `npm start`/);
  });
});
