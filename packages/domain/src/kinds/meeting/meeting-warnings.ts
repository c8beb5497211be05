import type { Day } from '../../values/time/day.ts';
import type { Warning } from '../warning.ts';
import type { Meeting } from './meeting.ts';

/** What is doubtful about a meeting's days: each should not lie before the one that leads to it. */
export function meetingWarnings({ requested, announced, convened_on }: Meeting): readonly Warning[] {
  return [
    ...before('announced.on', announced?.on, 'requested', requested?.on),
    ...before('convened_on', convened_on, 'requested', requested?.on),
    ...before('convened_on', convened_on, 'announced', announced?.on),
  ];
}

function before(field: string, day: Day | undefined, earlier: string, since: Day | undefined): readonly Warning[] {
  if (day === undefined || since === undefined || since <= day) return [];
  return [{ code: 'out_of_order', field, message: `${day} lies before it was ${earlier}, ${since}` }];
}
