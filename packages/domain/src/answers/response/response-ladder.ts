import { dayNumber } from '../../values/time/day.ts';
import type { Wave } from '../waves/waves.ts';
import type { PreparedRung } from './prepared-rung.ts';
import { type Clock, EventOrder, type UnwatchedReason, type Watch, watchFrom } from './response-clocks.ts';
import type { StrikeTie } from './response-ties.ts';
import type { DaySpan, RungEvent } from './rung-events.ts';
import type { Rung } from './rungs.ts';

/** A clock, or why there is none. */
export type RungClock = Clock | { readonly unwatched: UnwatchedReason };

/** An event on a rung of an entity that a link ties to a strike of a wave. */
export interface TiedEvent {
  readonly tie: StrikeTie;
  readonly event: RungEvent;
  /** After the wave's last day, at the earliest and at the latest; 0 and less: not after it. */
  readonly earliest: number;
  readonly latest: number;
}

/** What followed a wave on one rung: by somebody's word, and merely later. They are never added up. */
export interface LadderRung {
  readonly rung: Rung;
  readonly explicit: RungClock;
  readonly ties: readonly TiedEvent[];
  readonly later: RungClock;
}

/** All waves in order of time, each by its days since 1970, and the last day that is seen. */
export interface WaveCalendar {
  readonly waves: readonly WaveDays[];
  readonly asOf: number;
}

/** The first and last day of a wave, in days since 1970. */
export interface WaveDays {
  readonly first: number;
  readonly last: number;
}

export function daysOfWave({ firstDay, lastDay }: Pick<Wave, 'firstDay' | 'lastDay'>): WaveDays {
  return { first: dayNumber(firstDay), last: dayNumber(lastDay) };
}

/** What followed a wave on a rung, by the ties to its strikes and by all events. */
export function ladderRung(
  wave: WaveDays,
  { rung, data, order, byEntity }: PreparedRung,
  allTies: readonly StrikeTie[],
  calendar: WaveCalendar,
): LadderRung {
  const ties = tiedEvents(wave, byEntity, allTies);
  const watch = typeof data === 'string' ? data : watchWave(wave, data, calendar);
  if (typeof watch === 'string') return { rung, explicit: { unwatched: watch }, ties, later: { unwatched: watch } };
  const tied = new EventOrder(ties.map(({ event }) => event));
  return { rung, explicit: tied.clock(watch), ties, later: order.clock(watch) };
}

function watchWave({ last }: WaveDays, data: DaySpan, { waves, asOf }: WaveCalendar): Watch | UnwatchedReason {
  if (last < data.first) return 'before_data';
  const next = waves.find(({ first }) => first > last);
  const watch = watchFrom(last, next?.first, { asOf, endOfData: data.last });
  return watch.until <= last ? 'after_data' : watch;
}

function tiedEvents({ first, last }: WaveDays, byEntity: PreparedRung['byEntity'], ties: readonly StrikeTie[]) {
  return ties
    .filter(({ day }) => first <= day && day <= last)
    .flatMap((tie) => (byEntity.get(tie.entity) ?? []).map((event) => ({ tie, event })))
    .map(({ tie, event }): TiedEvent => ({ tie, event, earliest: event.first - last, latest: event.last - last }));
}

/** A clock from every day of a rung's calendar, ended by the next wave as those of waves are. */
export function anyDayClocks({ span, data, order }: PreparedRung, { waves, asOf }: WaveCalendar): readonly Clock[] {
  if (span === undefined || typeof data === 'string') return [];
  const clocks: Clock[] = [];
  let next = 0;
  for (let day = span.first; day <= span.last; day++) {
    while (next < waves.length && (waves[next]?.first ?? 0) <= day) next++;
    const watch = watchFrom(day, waves[next]?.first, { asOf, endOfData: data.last });
    if (watch.until > day) clocks.push(order.clock(watch));
  }
  return clocks;
}
