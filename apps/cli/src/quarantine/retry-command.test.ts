import { expect, test } from 'vitest';
import { done, fakeInvoke } from '../../test/fake-invoke.ts';
import { fakeSurroundings } from '../../test/fake-surroundings.ts';
import { retryQuarantine } from './retry-command.ts';

const retry = (...answers: readonly object[]) => fakeInvoke({ QuarantineRetryFunctionName: answers.map(done) });

test('one item that comes through ends with 0, one that is refused again with 4 and the code', async () => {
  const around = fakeSurroundings();
  const { invoke } = retry(
    { retried: [{ id: 'a', outcome: 'accepted' }] },
    { retried: [{ id: 'b', outcome: 'quarantined', code: 'unknown_type' }] },
  );
  expect(await retryQuarantine('a', {}, invoke, around)).toBe(0);
  expect(await retryQuarantine('b', {}, invoke, around)).toBe(4);
  expect(around.printed()).toBe('a  accepted\n1 accepted.\nb  quarantined (unknown_type)\n1 quarantined.\n');
});

test('all of them are asked for page after page, and counted', async () => {
  const around = fakeSurroundings();
  const { invoke, orders } = retry(
    { retried: [{ id: 'a', outcome: 'accepted' }], next: 'here' },
    { retried: [], next: 'there' },
    { retried: [{ id: 'b', outcome: 'not_retried', reason: 'only a part of its 70000 bytes was kept' }] },
  );
  expect(await retryQuarantine(undefined, { all: true, reason: 'conflict' }, invoke, around)).toBe(4);
  expect(orders.map((order) => order.replace('QuarantineRetryFunctionName ', ''))).toEqual([
    '{"all":true,"code":"conflict"}',
    '{"all":true,"code":"conflict","after":"here"}',
    '{"all":true,"code":"conflict","after":"there"}',
  ]);
  expect(around.printed()).toBe(
    'a  accepted\nb  not_retried (only a part of its 70000 bytes was kept)\n1 accepted, 1 not_retried.\n',
  );
});

test('says when nothing is left to be sent', async () => {
  const around = fakeSurroundings();
  expect(await retryQuarantine(undefined, { all: true }, retry({ retried: [] }).invoke, around)).toBe(0);
  expect(around.printed()).toBe('Nothing in quarantine is left to be sent again.\n');
});

test.each([
  [undefined, {}],
  ['a', { all: true }],
  ['a', { reason: 'conflict' }],
])('%j with %j is no order', async (id, options) => {
  const asked = retryQuarantine(id, options, retry().invoke, fakeSurroundings());
  await expect(asked).rejects.toMatchObject({ exitCode: 2 });
});
