import { describe, expect, test } from 'vitest';
import { findingsOf } from './response-findings.ts';
import { testRungs } from './response-tests.ts';
import type { RungEvent } from './rung-events.ts';

const event = (first: number, last = first): RungEvent => {
  return { rung: 'pledged', kind: 'pledge', entity: `desk:${first}`, first, last };
};
/** Days since 1970 are far from 0: the span begins somewhere. */
const BEGIN = 19_000;
const span = { first: BEGIN, last: BEGIN + 599 };
const wave = (day: number) => ({ first: BEGIN + day, last: BEGIN + day });
const waves = Array.from({ length: 12 }, (_, index) => wave(30 + 45 * index + ((index * 7) % 11)));
const after = (days: number) => waves.map(({ last }) => event(last + days));
const rung = (events: readonly RungEvent[], more: object = {}) => ({
  ...{ rung: 'pledged' as const, span, events, waves },
  ...more,
});
const seen = [{ rung: 'pledged', unwatched: undefined, undated: 0 }] as const;

describe('tests of a rung', () => {
  test('find an event after each wave, and adjust for how many tests there are', () => {
    const tests = testRungs([rung(after(3))], [7, 14]);
    expect(tests).toMatchObject([
      { days: 7, waves: 12, events: 12, all: { observed: 1, shifts: 599 }, reason: undefined },
      { days: 14, waves: 12, all: { observed: 1 } },
    ]);
    const [first] = tests;
    expect(first?.all?.p).toBeLessThan(0.02);
    expect(first?.adjusted).toBeGreaterThanOrEqual(2 * (first?.all?.p ?? 1) - 1e-12);
    expect(findingsOf(seen, tests)).toMatchObject([
      { code: 'more_than_by_chance', days: 7, observed: 1 },
      { days: 14 },
    ]);
  });

  test('say of events before waves that there is no more after them, and how much would have been seen', () => {
    const [found, ...others] = findingsOf(seen, testRungs([rung(after(-3))], [7]));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'not_distinguishable_from_chance', days: 7, smallest: expect.any(Number) });
  });

  test('say when the days before waves have more too', () => {
    const found = findingsOf(seen, testRungs([rung([...after(3), ...after(-3)])], [7]));
    const codes = found.map(({ code }) => code);
    expect([codes[0], codes.at(-1)]).toEqual(['more_than_by_chance', 'more_before_too']);
  });

  test('look for the days before a wave before its first, not its last', () => {
    const long = waves.map(({ last }) => ({ first: last - 10, last }));
    const [only] = testRungs([rung(after(-12), { waves: long })], [7]);
    expect(only?.placebo?.observed).toBe(1);
  });

  test('go by the adjusted p-value, not by that of one test alone', () => {
    const adjusted = testRungs([rung(after(3))], [7]).map((test) => ({ ...test, adjusted: 0.06 }));
    expect(findingsOf(seen, adjusted)).toMatchObject([{ code: 'not_distinguishable_from_chance', p: 0.06 }]);
  });

  test.each([
    ['too_few_waves', rung(after(3), { waves: waves.slice(0, 9) }), { waves: 9, events: 12 }],
    ['too_few_events', rung(after(3).slice(0, 9)), { waves: 12, events: 9 }],
    ['too_few_waves', rung(after(3), { span: undefined }), { waves: 0, events: 0 }],
  ] as const)('have figures and no p-value with %s', (reason, tested, counts) => {
    const [only] = testRungs([tested], [7]);
    expect(only).toMatchObject({ reason, adjusted: undefined, ...counts });
    expect(findingsOf(seen, testRungs([tested], [7]))).toEqual([{ code: reason, rung: 'pledged', days: 7, ...counts }]);
  });

  test('leave out what is of a month or outside the span, and waves whose days do not all lie in it', () => {
    const events = [...after(3), event(BEGIN + 100, BEGIN + 130), event(BEGIN - 1), event(BEGIN + 600)];
    const [only] = testRungs([rung(events, { waves: [...waves, wave(593), wave(-1)] })], [7]);
    expect(only).toMatchObject({ events: 12, waves: 12 });
  });

  test('of a rung that cannot be seen are no finding but why', () => {
    const tests = testRungs([rung([])], [7]);
    expect(findingsOf([{ rung: 'pledged', unwatched: 'no_dates', undated: 3 }], tests)).toEqual([
      { code: 'no_dates', rung: 'pledged', undated: 3 },
    ]);
  });
});
