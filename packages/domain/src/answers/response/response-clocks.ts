import type { RungEvent } from './rung-events.ts';

/** Why nobody can see on: the next wave begins, the answer is of that day, or the ledger has nothing later of the kind. */
export const endReasons = ['next_wave', 'as_of', 'end_of_data'] as const;
export type EndReason = (typeof endReasons)[number];

/** Why a rung was not watched after a wave: its data begin later, end by then, bear no day at all, or are not there. */
export const unwatchedReasons = ['before_data', 'after_data', 'no_dates', 'no_data'] as const;
export type UnwatchedReason = (typeof unwatchedReasons)[number];

/** A day after which the first event is waited for, and until when it can be seen; both in days since 1970. */
export interface Watch {
  readonly day: number;
  readonly until: number;
  readonly reason: EndReason;
}

/** How long after a day the first event came. */
export interface Clock {
  /** Days for which it was watched, and why no longer. */
  readonly watched: number;
  readonly reason: EndReason;
  /** The first day on which an event may have been; none when none can have been while it was watched. */
  readonly earliest: number | undefined;
  /** The day by which one certainly was; none when that is not certain, so that it is censored. */
  readonly latest: number | undefined;
  /** The one that was certainly there first, else the one that may have been. */
  readonly event: RungEvent | undefined;
}

/** Events in order, to find the first after any day. An event of a month is after a day when all of the month is. */
export class EventOrder {
  readonly #sorted: readonly RungEvent[];
  /** Of the events from each index on the one that ends first. */
  readonly #endsFirst: readonly RungEvent[];
  readonly #months: readonly RungEvent[];

  constructor(events: readonly RungEvent[]) {
    this.#sorted = events.toSorted((a, b) => a.first - b.first || a.last - b.last);
    const endsFirst: RungEvent[] = [];
    let best: RungEvent | undefined;
    for (const event of this.#sorted.toReversed()) {
      best = best !== undefined && best.last < event.last ? best : event;
      endsFirst.push(best);
    }
    this.#endsFirst = endsFirst.reverse();
    this.#months = this.#sorted.filter(({ first, last }) => first !== last);
  }

  /** The clock that a watch starts. */
  clock({ day, until, reason }: Watch): Clock {
    const index = this.#firstAfter(day);
    const certain = this.#endsFirst[index];
    const running = this.#months.find(({ first, last }) => first <= day && day < last);
    const next = this.#sorted[index];
    const earliest = running !== undefined ? 1 : next && next.first - day;
    const latest = certain && certain.last - day;
    const watched = until - day;
    const isSeen = (days: number | undefined) => days !== undefined && days <= watched;
    const happened = isSeen(latest);
    return {
      ...{ watched, reason },
      earliest: isSeen(earliest) ? earliest : undefined,
      latest: happened ? latest : undefined,
      event: happened ? certain : isSeen(earliest) ? (running ?? next) : undefined,
    };
  }

  /** The index of the first event that begins after a day. */
  #firstAfter(day: number): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.first ?? 0) <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Until when can be seen what follows a day: the day before the next wave, and what else ends it. */
export interface SightEnd {
  readonly asOf: number;
  readonly endOfData: number;
}

/** The watch that begins with a day; `nextWave` is the first day of the next one. */
export function watchFrom(day: number, nextWave: number | undefined, { asOf, endOfData }: SightEnd): Watch {
  const ends = [
    ...(nextWave === undefined ? [] : [{ until: nextWave - 1, reason: 'next_wave' as const }]),
    { until: asOf, reason: 'as_of' as const },
    { until: endOfData, reason: 'end_of_data' as const },
  ];
  const { until, reason } = ends.reduce((least, end) => (end.until < least.until ? end : least));
  return { day, until, reason };
}
