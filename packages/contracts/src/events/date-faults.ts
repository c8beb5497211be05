import { type Day, dateFault, isAhead, isDateMember } from '@counterweight/domain/values';
import type { Fault } from './faults.ts';
import { textsOf } from './texts-of.ts';

/** Dates of an event's data that lie too early, or too far ahead of a day. */
export function dateFaults(data: unknown, today: Day | undefined): readonly Fault[] {
  return textsOf(data, 'data').flatMap(({ field, member, text }) => {
    const message = isDateMember(member, text) ? dateFault(member, text, today) : undefined;
    return message === undefined ? [] : [{ field, message }];
  });
}

/** Dates of an event's data that lie ahead of a day: taken, and said (docs/laws.md, law 9). */
export function datesAhead(data: unknown, today: Day, root = 'data'): readonly (Fault & { readonly code: string })[] {
  return textsOf(data, root).flatMap(({ field, member, text }) =>
    isDateMember(member, text) && isAhead(text, today)
      ? [{ code: 'ahead_of_now', field, message: `${text} lies ahead of ${today}` }]
      : [],
  );
}
