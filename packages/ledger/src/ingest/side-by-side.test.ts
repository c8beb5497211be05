import { expect, test } from 'vitest';
import { sideBySide } from './side-by-side.ts';

test('does each once, begun in order, and never more at a time than it may', async () => {
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  await sideBySide([0, 1, 2, 3, 4, 5, 6], 3, async (item) => {
    begun.push(item);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  });
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(most).toBe(3);
});

test('of nothing is done at once', async () => {
  await sideBySide([], 3, () => Promise.reject(new Error('never called')));
});
