import { expect, test } from 'vitest';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { done, fakeInvoke } from '../../test/fake-invoke.ts';
import { runCw } from '../command/run-cw.ts';
import { redactRecord } from './redact-command.ts';

const name = { entity: 'desk:a', record: 'report', revision: 1 };
const options = { reason: 'names a person', answer: 451 } as const;

test('does nothing without --yes, and says that it is for good', async () => {
  const { invoke, orders } = fakeInvoke({});
  const asked = redactRecord(name, options, invoke, fakeCliEnvironment());
  await expect(asked).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining('away for good; --yes') });
  expect(orders).toEqual([]);
});

test('says what was done, what keeps its payload, and what is out of its reach', async () => {
  const env = fakeCliEnvironment();
  const result = {
    outcome: 'redacted',
    name: { kind: 'strike', ...name },
    ...options,
    copies: ['x'],
    erased: [3, 7],
    snapshots: 'compacted',
    kept: [2, 3],
  };
  const { invoke, orders } = fakeInvoke({ RedactFunctionName: [done(result)] });
  expect(await redactRecord(name, { ...options, yes: true }, invoke, env)).toBe(0);
  expect(orders).toEqual([`RedactFunctionName ${JSON.stringify({ ...name, ...options })}`]);
  expect(env.printed().split('\n').slice(0, 4)).toEqual([
    'strike desk:a report 1 is redacted: reading it answers 451, "names a person".',
    'Its rows are out of 2 items of the journal, and of every snapshot.',
    '1 quarantined copy was emptied.',
    'Of this record, other revisions keep their payload: 2, 3.',
  ]);
  expect(env.printed()).toContain('archive');
});

test.each([
  [['redact', 'desk:a', 'report', '1', '--answer', '451'], "required option '--reason <text>'"],
  [['redact', 'desk:a', 'report', '1', '--reason', 'r', '--answer', '404'], 'Allowed choices are 410, 451'],
  [['redact', 'desk:a', 'report', 'x', '--reason', 'r', '--answer', '410'], 'Allowed is a whole number from 1'],
])('%j cannot be understood', async (args, why) => {
  const env = fakeCliEnvironment();
  expect(await runCw(args, env)).toBe(2);
  expect(env.complained()).toContain(why);
});
