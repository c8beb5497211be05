import { sourceSchema } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { fullAtAfter, perMinuteOf, spendable } from './token-bucket.ts';

const rules = { perMinute: 60, burstMinutes: 2, unlimited: ['import', 'constructor'] };
const nowMs = 1_000_000;

test('a source that spent nothing has its burst, and then a minute’s worth a minute', () => {
  expect(spendable(60, undefined, rules, nowMs)).toEqual({ events: 120, waitMs: 0 });
  const spent = { fullAtMs: fullAtAfter(60, undefined, 120, nowMs) };
  expect(spendable(60, spent, rules, nowMs)).toEqual({ events: 0, waitMs: 1000 });
  expect(spendable(60, spent, rules, nowMs + 10_000)).toMatchObject({ events: 10 });
  expect(spendable(60, spent, rules, nowMs + 3_600_000)).toEqual({ events: 120, waitMs: 0 });
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
    let [now, fullAtMs, taken] = [nowMs, 0, 0];
    for (const [wanted, passMs] of steps) {
      now += passMs;
      const { events } = spendable(perMinute, { fullAtMs }, rules, now);
      const spent = Math.min(wanted, events);
      fullAtMs = fullAtAfter(perMinute, { fullAtMs }, spent, now);
      taken += spent;
      const most = 2 * perMinute + ((now - nowMs) * perMinute) / 60_000;
      expect(taken).toBeLessThanOrEqual(most + 1e-3);
      if (spent < wanted) expect(spendable(perMinute, { fullAtMs }, rules, now).events).toBe(0);
    }
  },
);
