import { expect, test } from 'vitest';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { done, fakeInvoke } from '../../test/fake-invoke.ts';
import { rebuildViews } from './rebuild-command.ts';

const rebuilt = (view: string, catchUps = 0) =>
  done({ view, build: 2, seq: 40, cells: 10, rows: 20, states: 5, catchUps, cleared: [] });

test('rebuilds every view there is, one after the other, when none is named', async () => {
  const env = fakeCliEnvironment();
  const views = done({ views: ['datasets@1', 'strikes@2'] });
  const { invoke, orders } = fakeInvoke({
    RebuildFunctionName: [views, rebuilt('datasets@1'), rebuilt('strikes@2', 3)],
  });
  expect(await rebuildViews([], invoke, env)).toBe(0);
  expect(orders).toEqual([
    'RebuildFunctionName {}',
    'RebuildFunctionName {"view":"datasets@1"}',
    'RebuildFunctionName {"view":"strikes@2"}',
  ]);
  expect(env.printed()).toBe(
    [
      'datasets@1: build 2 is live from seq 40: 10 cell versions, 20 rows, 5 states in 0.0 s',
      'strikes@2: build 2 is live from seq 40, after following the journal 4 times: 10 cell versions, 20 rows, 5 states in 0.0 s',
      '',
    ].join('\n'),
  );
});

test('stops at the first view that cannot be rebuilt, with what the function says', async () => {
  const refused = { ok: false, code: 'superseded', message: 'strikes@2: another rebuild was started after this one' };
  const { invoke, orders } = fakeInvoke({ RebuildFunctionName: [refused] });
  await expect(rebuildViews(['strikes', 'rates'], invoke, fakeCliEnvironment())).rejects.toThrow('another rebuild');
  expect(orders).toHaveLength(1);
});
