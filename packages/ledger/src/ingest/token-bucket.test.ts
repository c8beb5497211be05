import { sourceSchema } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { type BudgetRules, perMinuteOf } from './budget-rules.ts';
import type { EventCost } from './event-cost.ts';
import { entityBucket, TokenBuckets } from './token-bucket.ts';

const rules: BudgetRules = {
  ...{ perMinute: 60, burstMinutes: 2, rowsPerEvent: 3 },
  ...{ revisionsPerMinute: 5, linksPerMinute: 2, unlimited: ['import', 'constructor'] },
};
const nowMs = 1_000_000;
const plain: EventCost = { rows: 1, revises: undefined, linksTo: [] };
type Spent = TokenBuckets['spent'];

/** How many events of a cost can be taken, what was short then, and what is spent after it. */
function takeAll(cost: EventCost, spent?: Spent, atMs = nowMs, perMinute = 60) {
  const buckets = new TokenBuckets(perMinute, spent, rules, atMs);
  for (let taken = 0; ; taken += 1) {
    const short = buckets.take(cost);
    if (short !== undefined) return { taken, short, spent: buckets.spent };
  }
}

test('a source that spent nothing has its burst, and then a minute’s worth a minute', () => {
  const first = takeAll(plain);
  expect(first).toMatchObject({ taken: 120, short: { of: 'events', perMinute: 60, waitMs: 1000 } });
  expect(takeAll(plain, first.spent).taken).toBe(0);
  expect(takeAll(plain, first.spent, nowMs + 10_000).taken).toBe(10);
  expect(takeAll(plain, first.spent, nowMs + 3_600_000).taken).toBe(120);
});

test('events that make many rows are fewer, and one that makes more than the bucket holds waits until it is full', () => {
  const first = takeAll({ ...plain, rows: 30 });
  expect(first).toMatchObject({ taken: 12, short: { of: 'rows', perMinute: 180 } });
  const large = { ...plain, rows: 100_000 };
  expect(takeAll(large).taken).toBe(1);
  expect(takeAll(large, first.spent, nowMs + 119_000).taken).toBe(0);
  expect(takeAll(large, first.spent, nowMs + 120_000).taken).toBe(1);
});

test('revisions of one entity, and links to one, have buckets of their own', () => {
  const revised = takeAll({ ...plain, revises: 'desk:a' });
  expect(revised).toMatchObject({ taken: 10, short: { of: 'revisions', entity: 'desk:a', perMinute: 5 } });
  expect(takeAll({ ...plain, revises: 'desk:a' }, revised.spent).short).toMatchObject({ waitMs: 12_000 });
  expect(takeAll({ ...plain, revises: 'desk:b' }, revised.spent).taken).toBe(10);
  const linked = takeAll({ ...plain, linksTo: ['other:a', 'other:b'] });
  expect(linked).toMatchObject({ taken: 4, short: { of: 'links', entity: 'other:a', perMinute: 2 } });
  expect(takeAll({ ...plain, linksTo: ['other:b'] }, linked.spent).taken).toBe(0);
  expect(takeAll({ ...plain, revises: 'other:b' }, linked.spent).taken).toBe(10);
});

test('what cannot be paid takes nothing of any bucket', () => {
  const { spent } = takeAll({ ...plain, revises: 'desk:a' });
  const buckets = new TokenBuckets(60, spent, rules, nowMs);
  expect(buckets.take({ ...plain, revises: 'desk:a' })).toMatchObject({ of: 'revisions' });
  expect(buckets.spent).toEqual(spent);
});

test('of entities the item holds twenty, those furthest from full, and none that is full again', () => {
  const buckets = new TokenBuckets(6000, undefined, rules, nowMs);
  for (let n = 0; n < 50; n += 1) buckets.take({ ...plain, revises: `desk:${n}` });
  buckets.take({ ...plain, revises: 'desk:49' });
  const { entitiesFullAtMs: held = {} } = buckets.spent;
  expect([Object.keys(held).length, Object.keys(held)[0]]).toEqual([20, entityBucket('revisions', 'desk:49')]);
  const later = new TokenBuckets(6000, buckets.spent, rules, nowMs + 3_600_000).spent;
  expect(later).toEqual({ fullAtMs: buckets.spent.fullAtMs });
});

test('the operator’s word goes before the stack’s, and `toString` is a name', () => {
  const given = { source: sourceSchema.parse('desk'), fullAtMs: 0, version: 1 };
  expect(perMinuteOf('desk', undefined, rules)).toBe(60);
  expect(perMinuteOf('tostring', undefined, rules)).toBe(60);
  expect(perMinuteOf('constructor', undefined, rules)).toBe('unlimited');
  expect(perMinuteOf('desk', { ...given, perMinute: 'unlimited' }, rules)).toBe('unlimited');
  expect(perMinuteOf('import', { ...given, perMinute: 5 }, rules)).toBe(5);
});

property.prop([fc.array(fc.tuple(fc.nat(300), fc.nat(120_000)), { maxLength: 50 }), fc.integer({ min: 1, max: 5000 })])(
  'never lets through more than the burst and what came in since, nor less while there is some',
  (steps, perMinute) => {
    let [now, taken]: [number, number] = [nowMs, 0];
    let spent: Spent | undefined;
    for (const [wanted, passMs] of steps) {
      now += passMs;
      const buckets = new TokenBuckets(perMinute, spent, rules, now);
      let paid = 0;
      while (paid < wanted && buckets.take(plain) === undefined) paid += 1;
      ({ spent } = buckets);
      taken += paid;
      const most = 2 * perMinute + ((now - nowMs) * perMinute) / 60_000;
      expect(taken).toBeLessThanOrEqual(most + 1e-3);
      if (paid < wanted) expect(takeAll(plain, spent, now, perMinute).taken).toBe(0);
    }
  },
);
