import {
  entityLinks,
  type ResponseTie,
  type ShownClock,
  type ResponseRow as ShownRow,
} from '@counterweight/contracts/http';
import type { ResponseRow, RungClock } from '@counterweight/domain/answers';
import type { Tie } from '@counterweight/domain/kinds';
import { dayNumber, dayOfNumber } from '@counterweight/domain/values';

/** A wave's row, with its addresses and what links say. */
export function showRow(
  { wave, ladder }: ResponseRow,
  links: ShownRow['links'],
  ties: Pick<ShownRow, 'ties' | 'more_ties'>,
): ShownRow {
  const days = dayNumber(wave.lastDay) - dayNumber(wave.firstDay);
  return {
    ...{ first_day: wave.firstDay, last_day: wave.lastDay, days: wave.days, open: wave.open },
    launched: wave.numbers.counts.launched,
    ladder: Object.fromEntries(
      ladder.map(({ rung, explicit, later }) => [
        rung,
        { explicit: showClock(explicit, days), later: showClock(later, days) },
      ]),
    ),
    ...ties,
    links,
  };
}

function showClock(clock: RungClock, untilLast: number): ShownClock {
  const none = { days: null, earliest: null, from_first_day: null, date: null, kind: null, entity: null, links: null };
  if ('unwatched' in clock) return { ended: clock.unwatched, watched: null, ...none };
  const { watched, reason, earliest = null, latest, event } = clock;
  if (event === undefined) return { ended: reason, watched, ...none };
  const { kind, entity, first, last } = event;
  return {
    ended: latest === undefined ? reason : 'event',
    ...{ days: latest ?? null, earliest, from_first_day: latest === undefined ? null : latest + untilLast, watched },
    date: first === last ? dayOfNumber(first) : dayOfNumber(first).slice(0, 7),
    ...{ kind, entity, links: { entity: entityLinks(kind, entity).self } },
  };
}

/** A link that names a wave's strike, and on which rungs the entity at its other end stands. */
export interface TiedLink {
  readonly tie: Tie;
  readonly strike: string;
  readonly on: ResponseTie['on'];
}

/** The links of a wave in order, each as the strike sees it. */
export function tiedLinks({ ladder }: ResponseRow): readonly TiedLink[] {
  const tied = ladder.flatMap(({ rung, explicit, ties }) => ties.map((each) => ({ rung, explicit, ...each })));
  const byLink = [...Map.groupBy(tied, ({ tie }) => tie.link)].sort(([a], [b]) => (a < b ? -1 : 1));
  return byLink.flatMap(([link, [first, ...others]]) => {
    if (first === undefined) return [];
    const { entity, strike } = first.tie;
    const on = [first, ...others].map(({ rung, explicit, event, earliest, latest }) => {
      const isFirst = !('unwatched' in explicit) && explicit.latest !== undefined && explicit.event === event;
      return { rung, days: latest, earliest, first: isFirst };
    });
    return [{ tie: { link, entity, relation: 'in_response_to', direction: 'to' }, strike, on }];
  });
}
