import { sourceSchema } from '@counterweight/domain/values';
import { createMemoryAdapter } from '@counterweight/ledger/testing';
import { expect, test } from 'vitest';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';
import { listRanks, rankSourceCommand } from './rank-command.ts';

const desk = sourceSchema.parse('desk');

test('gives, shows and takes away ranks, each at a position of the journal', async () => {
  const stack = createMemoryAdapter();
  const env = fakeCliEnvironment();
  await listRanks(stack, env);
  await rankSourceCommand(stack, { source: desk, rank: 5 }, env);
  await rankSourceCommand(stack, { source: desk, rank: 5 }, env);
  await rankSourceCommand(stack, { source: sourceSchema.parse('constructor'), rank: 30 }, env);
  await listRanks(stack, env);
  await rankSourceCommand(stack, { source: desk, rank: 0 }, env);
  await listRanks(stack, env);
  expect(env.printed()).toBe(
    [
      'The journal has given no ranks; /v1/datasets shows those of the stack.',
      'desk has rank 5 from position 1 on.',
      'desk has rank 5 already.',
      'constructor has rank 30 from position 2 on.',
      '  30  constructor',
      '   5  desk',
      'desk has no rank from position 3 on.',
      '  30  constructor',
      '',
    ].join('\n'),
  );
});

test.each([
  ['Desk', '1'],
  ['desk', '1001'],
  ['desk', '-1'],
  ['desk', '1.5'],
])('refuses %s %s', async (name, rank) => {
  const env = fakeCliEnvironment();
  expect(await runCw(['source', 'rank', name, '--', rank], env)).toBe(2);
});
