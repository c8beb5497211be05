import { expect, test } from 'vitest';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { done, fakeInvoke } from '../../test/fake-invoke.ts';
import { retryQuarantine } from './retry-command.ts';

const retry = (...answers: readonly object[]) => fakeInvoke({ QuarantineRetryFunctionName: answers.map(done) });

test('one item that comes through ends with 0, one that is refused again with 4 and the code', async () => {
  const env = fakeCliEnvironment();
  const { invoke } = retry(
    { retried: [{ id: 'a', outcome: 'accepted' }] },
    { retried: [{ id: 'b', outcome: 'quarantined', code: 'unknown_type' }] },
  );
  expect(await retryQuarantine('a', {}, invoke, env)).toBe(0);
  expect(await retryQuarantine('b', {}, invoke, env)).toBe(4);
  expect(env.printed()).toBe('a  accepted\n1 accepted.\nb  quarantined (unknown_type)\n1 quarantined.\n');
});

test('all of them are asked for page after page, and counted', async () => {
  const env = fakeCliEnvironment();
  const { invoke, orders } = retry(
    { retried: [{ id: 'a', outcome: 'accepted' }], next: 'here' },
    { retried: [], next: 'there' },
    { retried: [{ id: 'b', outcome: 'not_retried', reason: 'only a part of its 70000 bytes was kept' }] },
  );
  expect(await retryQuarantine(undefined, { all: true, reason: 'conflict' }, invoke, env)).toBe(4);
  expect(orders.map((order) => order.replace('QuarantineRetryFunctionName ', ''))).toEqual([
    '{"all":true,"code":"conflict"}',
    '{"all":true,"code":"conflict","after":"here"}',
    '{"all":true,"code":"conflict","after":"there"}',
  ]);
  expect(env.printed()).toBe(
    'a  accepted\nb  not_retried (only a part of its 70000 bytes was kept)\n1 accepted, 1 not_retried.\n',
  );
});

test('says when nothing is left to be sent', async () => {
  const env = fakeCliEnvironment();
  expect(await retryQuarantine(undefined, { all: true }, retry({ retried: [] }).invoke, env)).toBe(0);
  expect(env.printed()).toBe('Nothing in quarantine is left to be sent again.\n');
});

test.each([
  [undefined, {}],
  ['a', { all: true }],
  ['a', { reason: 'conflict' }],
])('%j with %j is no order', async (id, options) => {
  const asked = retryQuarantine(id, options, retry().invoke, fakeCliEnvironment());
  await expect(asked).rejects.toMatchObject({ exitCode: 2 });
});
