import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type CancellationReason, classifyCancellation } from './commit-outcome.ts';

const reason = (code: CancellationReason['code']): CancellationReason => ({ item: { type: 'head' }, code });
const codes = ['condition_failed', 'conflict', 'throttled', 'unavailable', 'invalid'] as const;

describe('a cancellation is classified by all of its reasons', () => {
  test.each([
    [['invalid'], 'invalid'],
    [['invalid', 'invalid'], 'invalid'],
    [['condition_failed'], 'raced'],
    [['condition_failed', 'invalid'], 'raced'],
    [['invalid', 'condition_failed'], 'raced'],
    [['conflict', 'condition_failed'], 'raced'],
    [['throttled', 'conflict'], 'transient'],
    [['invalid', 'conflict'], 'transient'],
    [['invalid', 'throttled'], 'transient'],
    [['unavailable', 'invalid'], 'transient'],
    [[], 'transient'],
  ] as const)('%j is %s', (given, verdict) => {
    expect(classifyCancellation(given.map(reason))).toBe(verdict);
  });

  property.prop([fc.array(fc.constantFrom(...codes)), fc.integer({ min: 0, max: 10 })])(
    'the order of the reasons does not matter',
    (given, turn) => {
      const turned = [...given.slice(turn), ...given.slice(0, turn)];
      expect(classifyCancellation(turned.map(reason))).toBe(classifyCancellation(given.map(reason)));
    },
  );
});
