import { describe, expect, test } from 'vitest';
import { countSchema, strikeSchema } from './strike.ts';

const strike = {
  window: { start: '2024-01-09', end: '2024-01-10', zone: 'Europe/Kyiv' },
  claimant: 'ua-air-force',
  weapons: [{ name: 'Shahed' }],
  counts: {},
  aimed_at: [],
};
const faultAt = (change: Record<string, unknown>) =>
  strikeSchema.safeParse({ ...strike, ...change }).error?.issues.map(({ path }) => path.join('.'));

describe('a count', () => {
  test.each([0, 1_000_000, { value: 5, qualifier: 'about' }])('may be %j', (count) => {
    expect(countSchema.safeParse(count).success).toBe(true);
  });

  test.each([-1, 1.5, 1_000_001, '5', null, { value: 5 }, { value: 5, qualifier: 'roughly' }])(
    'may not be %j',
    (count) => {
      expect(countSchema.safeParse(count).success).toBe(false);
    },
  );
});

describe('a strike', () => {
  test('needs neither counts nor places', () => {
    expect(strikeSchema.safeParse(strike).success).toBe(true);
    expect(strikeSchema.safeParse({ ...strike, aimed_at: undefined }).success).toBe(true);
  });

  test.each<[string, Record<string, unknown>]>([
    ['weapons', { weapons: [] }],
    ['claimant', { claimant: 'The Air Force' }],
    ['targets.0', { targets: ['everything'] }],
    ['casualties.killed.high', { casualties: { killed: { low: 5, high: 3 } } }],
    ['window.end', { window: { ...strike.window, end: '2024-01-08' } }],
  ])('is refused for its %s', (path, change) => {
    expect(faultAt(change)).toEqual([path]);
  });

  test('may say that more was destroyed than launched: invariants of the world only warn', () => {
    expect(faultAt({ counts: { launched: 1, destroyed: 2 } })).toBeUndefined();
  });
});
