import { expect, test } from 'vitest';
import { failingGuards } from './guards.ts';

test('whatever is tampered with is noticed', async () => {
  expect(await failingGuards()).toEqual([]);
});
