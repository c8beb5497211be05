import { sourceSchema } from '@counterweight/domain/values';
import { createMemoryAdapter } from '@counterweight/ledger/testing';
import { expect, test } from 'vitest';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
import { runCw } from '../command/run-cw.ts';
import { giveBudgetCommand } from './budget-command.ts';

const source = sourceSchema.parse('desk');

test('gives a source a budget and takes it away, and what it spent stays', async () => {
  const { budgets } = createMemoryAdapter();
  const env = fakeCliEnvironment();
  await budgets.put({ source, fullAtMs: 1000, version: 1 });
  const held = async () => (await budgets.find([source])).get(source);
  await giveBudgetCommand(budgets, { source, budget: 50 }, env);
  expect(await held()).toEqual({ source, perMinute: 50, fullAtMs: 1000, version: 2 });
  await giveBudgetCommand(budgets, { source, budget: 'unlimited' }, env);
  expect(await held()).toMatchObject({ perMinute: 'unlimited' });
  await giveBudgetCommand(budgets, { source, budget: 'default' }, env);
  expect(await held()).toEqual({ source, fullAtMs: 1000, version: 4 });
  expect(env.printed()).toContain('desk has 50 events a minute.\n');
});

test.each(['0', 'none', '-5', '1.5'])('refuses a budget of %s', async (budget) => {
  expect(await runCw(['source', 'budget', 'desk', '--', budget], fakeCliEnvironment())).toBe(2);
});
