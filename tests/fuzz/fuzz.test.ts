import { expect, test } from 'vitest';
import { fuzzIngest } from './fuzz-ingest.ts';
import { fuzzPost } from './fuzz-post.ts';

const EVENTS = 1500;

test('each mutated event of the bus is accepted, duplicate, conflict or quarantined, and no batch fails', async () => {
  const { tally } = await fuzzIngest(EVENTS);
  expect(tally.faults).toEqual([]);
  expect(tally.accounted).toBe(EVENTS);
  expect([...tally.counts.keys()].sort()).toEqual(['accepted', 'conflict', 'duplicate', 'quarantined']);
});

test('each mutated event of a POST is taken or refused with a reason, and what is taken is recorded', async () => {
  const { tally, statuses } = await fuzzPost(EVENTS);
  expect(tally.faults).toEqual([]);
  expect(tally.accounted).toBe(EVENTS);
  expect([...tally.counts.keys()].sort()).toEqual(['accepted', 'conflict', 'duplicate', 'refused']);
  expect([...statuses.keys()].sort()).toEqual([202, 400, 413, 415, 422]);
});

test('a seed gives the same events each time', async () => {
  const [first, again] = [await fuzzIngest(200, 5000), await fuzzIngest(200, 5000)];
  expect(again.tally.counts).toEqual(first.tally.counts);
});
