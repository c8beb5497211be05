import type { Day } from '../time/day.ts';

/** Whether anything in an event's data is withheld on a day: a place finer than a raion until its `publish_after` is past. */
export function isWithheldIn(data: unknown, today: Day): boolean {
  if (typeof data !== 'object' || data === null) return false;
  if ('publish_after' in data && !(typeof data.publish_after === 'string' && data.publish_after < today)) return true;
  return Object.values(data).some((member) => isWithheldIn(member, today));
}
