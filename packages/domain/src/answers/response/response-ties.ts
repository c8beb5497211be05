import { linkRows } from '../../kinds/link/link.ts';
import { type DayRule, strikeRows } from '../../kinds/strike/strike.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import { tableRowsOf } from '../../rows/table-rows-of.ts';
import { dayNumber } from '../../values/time/day.ts';

/** Somebody's word that an entity answers a strike. */
export interface StrikeTie {
  readonly link: string;
  /** What answers. */
  readonly entity: string;
  readonly strike: string;
  /** The strike's day, in days since 1970. */
  readonly day: number;
}

/**
 * The links that say of an entity that it is in response to a strike, in order of link. A strike of any dataset: it says
 * which attack is meant, and none of its numbers count.
 */
export function tiesToStrikes(links: StoredRows, strikes: StoredRows, dayRule: DayRule): readonly StrikeTie[] {
  const answering = [...linkRows.on('list', links)].filter(({ relation }) => relation === 'in_response_to');
  if (answering.length === 0) return [];
  const held = tableRowsOf(strikes);
  return answering
    .flatMap(({ entity: link, from, to }) => {
      const [row] = strikeRows.on(dayRule, held.ofEntity(to));
      return row === undefined || row.day === 'undated'
        ? []
        : [{ link, entity: from, strike: to, day: dayNumber(row.day) }];
    })
    .sort((a, b) => (a.link < b.link ? -1 : 1));
}
