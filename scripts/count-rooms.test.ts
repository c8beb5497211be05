import { expect, test } from 'vitest';
import { countRooms, isTest, readCounts, roomOf, roomTable } from './count-rooms.ts';

test.each([
  ['packages/domain/src/kinds/strike/strike.ts', 'packages/domain', 'packages/domain/kinds'],
  ['packages/domain/src/index.ts', 'packages/domain', 'packages/domain'],
  ['packages/dynamodb/test/refusals.test.ts', 'packages/dynamodb', 'packages/dynamodb/test'],
  ['infra/lib/stacks/api-stack.ts', 'infra', 'infra/lib'],
  ['tests/simulation/chaos.ts', 'tests/simulation', 'tests/simulation'],
  ['vitest.config.ts', '(root)', '(root)'],
])('%s is in room %s, folder %s', (path, room, folder) => {
  expect([roomOf(path), roomOf(path, true)]).toEqual([room, folder]);
});

test('test code is what is named or placed so', () => {
  expect(['a/b.test.ts', 'tests/harness/stack.ts', 'infra/test/watched.ts'].every(isTest)).toBe(true);
  expect(['packages/ledger/src/testing/samples.ts', 'a/latest/b.ts'].some(isTest)).toBe(false);
});

test('counts are read with and without a commit, and add up in the last row', () => {
  const files = readCounts('a112096:apps/api/src/a.ts:10\napps/api/src/a.test.ts:20\ninfra/bin/cdk.ts:1300\n');
  expect(countRooms(files)).toEqual([
    { room: 'apps/api', sourceFiles: 1, sourceLines: 10, testFiles: 1, testLines: 20 },
    { room: 'infra', sourceFiles: 1, sourceLines: 1300, testFiles: 0, testLines: 0 },
  ]);
  expect(roomTable(files).split('\n').at(-1)).toBe('| all | 2 | 1,310 | 1 | 20 |');
});
