import { circularShiftTest, type ShiftTest } from '../../analysis/circular-shift.ts';
import { holm } from '../../analysis/holm.ts';
import type { WaveDays } from './response-ladder.ts';
import type { DaySpan, RungEvent } from './rung-events.ts';
import { MINIMUM_EVENTS, MINIMUM_WAVES, NEAR_DAYS, type Rung } from './rungs.ts';

/** What is tested: whether events of a rung are more than usual after waves. */
export interface TestedRung {
  readonly rung: Rung;
  /** The calendar that events are moved round; absent where there is none. */
  readonly span: DaySpan | undefined;
  /** Events whose day is known; those outside the span are left out. */
  readonly events: readonly RungEvent[];
  readonly waves: readonly WaveDays[];
}

/** Why there is no p-value. */
export type UntestedReason = 'too_few_waves' | 'too_few_events';

/** Events of a rung within so many days of waves, beside what the calendar alone would give. */
export interface HorizonTest {
  readonly rung: Rung;
  readonly days: number;
  /** Waves all of whose window lies within the span, and the events of the span. */
  readonly waves: number;
  readonly events: number;
  /** All shifts; none where there is no wave to test. */
  readonly all: ShiftTest | undefined;
  /** Shifts of at most half a year either way. */
  readonly near: ShiftTest | undefined;
  /** The same number of days before the waves' first days, over all shifts. */
  readonly placebo: ShiftTest | undefined;
  /** `p` of `all` by Holm over all tests of the answer that have one. */
  readonly adjusted: number | undefined;
  /** Present where the p-values are not to be given. */
  readonly reason: UntestedReason | undefined;
}

/** The tests of some rungs at some horizons. */
export function testRungs(tested: readonly TestedRung[], days: readonly number[]): readonly HorizonTest[] {
  const tests = tested.flatMap((rung) => days.map((within) => testRung(rung, within)));
  const given = tests.flatMap(({ all, reason }) => (all === undefined || reason !== undefined ? [] : [all.p]));
  const adjusted = holm(given)[Symbol.iterator]();
  return tests.map((test) => {
    const has = test.all !== undefined && test.reason === undefined;
    return { ...test, adjusted: has ? adjusted.next().value : undefined };
  });
}

function testRung({ rung, span, events, waves }: TestedRung, days: number): Omit<HorizonTest, 'adjusted'> {
  const none = { rung, days, waves: 0, events: 0, all: undefined, near: undefined, placebo: undefined };
  if (span === undefined) return { ...none, reason: 'too_few_waves' };
  const { first, last } = span;
  const series = seriesOf(events, span);
  const counted = series.reduce((sum, count) => sum + count, 0);
  const after = wavesTested(waves, span, days).map((wave) => wave.last - first);
  const before = waves.filter((wave) => first <= wave.first - days && wave.first <= last);
  const test = (starts: readonly number[], from: number, to: number, within?: number) =>
    starts.length === 0 || series.length < 2
      ? undefined
      : circularShiftTest({ events: series, starts, from, to }, within);
  return {
    ...{ rung, days, waves: after.length, events: counted },
    all: test(after, 1, days),
    near: test(after, 1, days, NEAR_DAYS),
    placebo: test(
      before.map((wave) => wave.first - first),
      -days,
      -1,
    ),
    reason: reasonOf(after.length, counted),
  };
}

/** The waves all of whose days after, within the horizon, lie in a span. */
export function wavesTested(waves: readonly WaveDays[], { first, last }: DaySpan, days: number): readonly WaveDays[] {
  return waves.filter((wave) => first <= wave.last && wave.last + days <= last);
}

function reasonOf(waves: number, events: number): UntestedReason | undefined {
  if (waves < MINIMUM_WAVES) return 'too_few_waves';
  return events < MINIMUM_EVENTS ? 'too_few_events' : undefined;
}

/** How many events each day of a span has; those of which only the month is known are left out. */
function seriesOf(events: readonly RungEvent[], { first, last }: DaySpan): readonly number[] {
  const series = Array.from({ length: Math.max(0, last - first + 1) }, () => 0);
  for (const event of events) {
    if (event.first !== event.last) continue;
    const index = event.first - first;
    const held = series[index];
    if (held !== undefined) series[index] = held + 1;
  }
  return series;
}
