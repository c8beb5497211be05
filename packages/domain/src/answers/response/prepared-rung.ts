import { type Day, dayNumber, daySchema } from '../../values/time/day.ts';
import { EventOrder, type UnwatchedReason } from './response-clocks.ts';
import type { DaySpan, RespondingKind, RungEvent, RungEvents } from './rung-events.ts';
import type { Rung } from './rungs.ts';

/** A rung's events in order, and of which days it can be seen. */
export interface PreparedRung {
  readonly rung: Rung;
  readonly events: readonly RungEvent[];
  readonly order: EventOrder;
  readonly byEntity: ReadonlyMap<string, readonly RungEvent[]>;
  readonly undated: number;
  /** The days of which the ledger has anything of the kind, or why no day of the rung can be seen. */
  readonly data: DaySpan | Extract<UnwatchedReason, 'no_dates' | 'no_data'>;
  /** The calendar that tests and any-day clocks go over. */
  readonly span: DaySpan | undefined;
}

/** The days that are asked for, and of which there are strikes. */
export interface AskedDays {
  readonly strikes: { readonly firstDay: string | undefined; readonly lastDay: string | undefined };
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  readonly asOf: Day;
}

/** Whose days say of which days a rung can be seen; the first of them that has any. */
const kindsOfRung: Readonly<Record<Rung, readonly RespondingKind[]>> = {
  requested: ['request', 'meeting'],
  announced: ['meeting'],
  convened: ['meeting'],
  pledged: ['pledge'],
  delivered: ['pledge'],
};

/** Of all events those of a rung until `asOf`. */
export function prepareRung(rung: Rung, rungEvents: RungEvents, asked: AskedDays): PreparedRung {
  const asOf = dayNumber(asked.asOf);
  const events = rungEvents.events.filter((event) => event.rung === rung && event.first <= asOf);
  const undated = rungEvents.undated.get(rung) ?? 0;
  const [held] = kindsOfRung[rung].flatMap((kind) => rungEvents.spans.get(kind) ?? []);
  const data = events.length === 0 && undated > 0 ? 'no_dates' : (held ?? 'no_data');
  return {
    ...{ rung, events, undated, data },
    order: new EventOrder(events),
    byEntity: Map.groupBy(events, ({ entity }) => entity),
    span: typeof data === 'string' ? undefined : calendarOf(data, asked),
  };
}

/** The days of which both strikes and the rung can be seen, of those asked for. */
function calendarOf(data: DaySpan, { strikes, from, to, asOf }: AskedDays): DaySpan | undefined {
  if (strikes.firstDay === undefined || strikes.lastDay === undefined) return undefined;
  const begins = [strikes.firstDay, from ?? strikes.firstDay].map(numberOf);
  const ends = [strikes.lastDay, to ?? asOf, asOf].map(numberOf);
  const [first, last] = [Math.max(data.first, ...begins), Math.min(data.last, ...ends)];
  return first < last ? { first, last } : undefined;
}

function numberOf(day: string): number {
  return dayNumber(daySchema.parse(day));
}
