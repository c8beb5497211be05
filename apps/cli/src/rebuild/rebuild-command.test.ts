import { expect, test } from 'vitest';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { done, fakeInvoke } from '../../test/fake-invoke.ts';
import { rebuildViews } from './rebuild-command.ts';

const rebuilt = (view: string, catchUps = 0) => done({ view, seq: 40, rows: 20, entities: 5, catchUps });

test('rebuilds every view there is, one after the other, when none is named', async () => {
  const env = fakeCliEnvironment();
  const views = done({ views: ['datasets@1', 'strikes@3'] });
  const { invoke, orders } = fakeInvoke({
    RebuildFunctionName: [views, rebuilt('datasets@1'), rebuilt('strikes@3', 3)],
  });
  expect(await rebuildViews([], invoke, env)).toBe(0);
  expect(orders).toEqual([
    'RebuildFunctionName {}',
    'RebuildFunctionName {"view":"datasets@1"}',
    'RebuildFunctionName {"view":"strikes@3"}',
  ]);
  expect(env.printed()).toBe(
    [
      'datasets@1: made anew, live from seq 40: 20 rows of 5 entities over all time in 0.0 s',
      'strikes@3: made anew, live from seq 40, after following the journal 4 times: 20 rows of 5 entities over all time in 0.0 s',
      '',
    ].join('\n'),
  );
});

test('stops at the first view that cannot be rebuilt, with what the function says', async () => {
  const refused = {
    ok: false,
    code: 'outrun',
    message: 'strikes@3: events come in faster than they are followed; try again later',
  };
  const { invoke, orders } = fakeInvoke({ RebuildFunctionName: [refused] });
  await expect(rebuildViews(['strikes', 'rates'], invoke, fakeCliEnvironment())).rejects.toThrow(
    'faster than they are followed',
  );
  expect(orders).toHaveLength(1);
});
