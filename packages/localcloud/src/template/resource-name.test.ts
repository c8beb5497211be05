import { expect, test } from 'vitest';
import { isCalled } from './resource-name.ts';

test.each([
  ['Ingest4069586C', true],
  ['Stack-Ingest4069586C', true],
  ['Ingest', true],
  ['Inges', false],
  ['4069586C', false],
])('a resource is called %s: %s', (asked, expected) => {
  expect(isCalled({ logicalId: 'Ingest4069586C', name: 'Stack-Ingest4069586C' }, asked)).toBe(expected);
});
