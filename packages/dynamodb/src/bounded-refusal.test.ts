import { expect, test } from 'vitest';
import { boundedRefusal, MAX_FAULTS } from './bounded-refusal.ts';

const fault = (n: number) => ({ field: `data.k${n}`, message: 'is not a known field' });

test('a refusal of ordinary size is kept whole', () => {
  const refusal = {
    reason: 'data.k1: is not a known field',
    faults: Array.from({ length: MAX_FAULTS }, (_, n) => fault(n)),
  };
  expect(boundedRefusal(refusal)).toEqual(refusal);
});

test('one with more faults keeps the first and says how many are left out', () => {
  const { faults } = boundedRefusal({ reason: 'r', faults: Array.from({ length: 15_000 }, (_, n) => fault(n)) });
  expect(faults).toHaveLength(MAX_FAULTS + 1);
  expect(faults[0]).toEqual(fault(0));
  expect(faults.at(-1)).toEqual({ field: '', message: 'and 14950 more faults' });
});

test('the longest field, message and reason are cut, and say by how much', () => {
  const long = 'x'.repeat(200_000);
  const { reason, faults } = boundedRefusal({ reason: long, faults: [{ field: long, message: long }] });
  expect(faults[0]?.field).toBe(`${'x'.repeat(300)}... (199700 more characters)`);
  expect(faults[0]?.message.length).toBeLessThan(400);
  expect(reason).toMatch(/^x{4000}\.\.\. \(196000 more characters\)$/);
});
