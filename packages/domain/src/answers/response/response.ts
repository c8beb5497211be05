import { dayNumber } from '../../values/time/day.ts';
import type { Wave } from '../waves/waves.ts';
import { type AskedDays, type PreparedRung, prepareRung } from './prepared-rung.ts';
import type { Clock, UnwatchedReason } from './response-clocks.ts';
import { type ClockFigures, figuresOf } from './response-figures.ts';
import { findingsOf, type ResponseFinding } from './response-findings.ts';
import {
  anyDayClocks,
  daysOfWave,
  type LadderRung,
  ladderRung,
  type RungClock,
  type WaveCalendar,
} from './response-ladder.ts';
import { type HorizonTest, testRungs } from './response-tests.ts';
import type { StrikeTie } from './response-ties.ts';
import type { DaySpan, RungEvent, RungEvents } from './rung-events.ts';
import type { Rung } from './rungs.ts';

/** What an answer is made of. */
export interface ResponseInput extends AskedDays {
  /** All waves in order of time: each ends the watch of the one before it. */
  readonly waves: readonly Wave[];
  /** Those of them that are asked for. */
  readonly asked: readonly Wave[];
  readonly rungEvents: RungEvents;
  readonly ties: readonly StrikeTie[];
  readonly rungs: readonly Rung[];
  readonly horizons: readonly number[];
}

/** A wave with what followed it. */
export interface ResponseRow {
  readonly wave: Wave;
  readonly ladder: readonly LadderRung[];
}

/** All waves asked for on one rung. */
export interface RungAnswer {
  readonly rung: Rung;
  /** Why nothing of the rung can be seen. */
  readonly unwatched: UnwatchedReason | undefined;
  /** The days of which the ledger has anything of the kind. */
  readonly data: DaySpan | undefined;
  /** The calendar that tests and any-day clocks go over. */
  readonly span: DaySpan | undefined;
  /** Until the last day that is seen. */
  readonly events: readonly RungEvent[];
  readonly undated: number;
  readonly explicit: ClockFigures;
  readonly later: ClockFigures;
  /** The same clock started on every day of the calendar. */
  readonly anyDay: ClockFigures;
}

export interface ResponseAnswer {
  readonly rows: readonly ResponseRow[];
  readonly rungs: readonly RungAnswer[];
  readonly tests: readonly HorizonTest[];
  readonly findings: readonly ResponseFinding[];
}

/** The ladder of what followed each wave, strictly after its last day, and whether it is more than follows any day. Pure. */
export function answerResponse(input: ResponseInput): ResponseAnswer {
  const calendar = { waves: input.waves.map(daysOfWave), asOf: dayNumber(input.asOf) };
  const prepared = input.rungs.map((rung) => prepareRung(rung, input.rungEvents, input));
  const rows = input.asked.map((wave) => ({
    wave,
    ladder: prepared.map((rung) => ladderRung(daysOfWave(wave), rung, input.ties, calendar)),
  }));
  const waves = input.asked.map(daysOfWave);
  const tested = prepared.map(({ rung, span, events }) => ({ rung, span, events, waves }));
  const tests = testRungs(tested, input.horizons);
  const rungs = prepared.map((each, index) =>
    answerRung(
      each,
      rows.flatMap(({ ladder }) => ladder[index] ?? []),
      calendar,
    ),
  );
  return { rows, rungs, tests, findings: findingsOf(rungs, tests) };
}

function answerRung(prepared: PreparedRung, ladder: readonly LadderRung[], calendar: WaveCalendar): RungAnswer {
  const { rung, span, events, undated, data } = prepared;
  return {
    ...{ rung, span, events, undated },
    ...(typeof data === 'string' ? { unwatched: data, data: undefined } : { unwatched: undefined, data }),
    explicit: figuresOf(ladder.flatMap(({ explicit }) => watched(explicit))),
    later: figuresOf(ladder.flatMap(({ later }) => watched(later))),
    anyDay: figuresOf(anyDayClocks(prepared, calendar)),
  };
}

function watched(clock: RungClock): readonly Clock[] {
  return 'unwatched' in clock ? [] : [clock];
}
