import { defineReportedKind } from '../reported-kind.ts';
import { type Meeting, meetingSchema } from './meeting.ts';

/** Meetings, listed under the day they were held; until then under the day they were announced or asked for. */
export const meetingKind = defineReportedKind({
  name: 'meeting',
  body: meetingSchema,
  view: {
    name: 'meetings',
    version: 1,
    day: ({ convened_on, announced, requested }) => convened_on ?? announced?.on ?? requested?.on ?? 'undated',
    groups: (meeting) => [{ dimensions: dimensionsOf(meeting), measures: { meetings: 1 } }],
  },
});

/** A meeting that was asked for on a day nobody gave says `undated`; one that nobody is known to have asked for, nothing. */
function dimensionsOf({ forum, format, scheduling, requested, announced, convened_on }: Meeting) {
  return {
    forum,
    format: format ?? '',
    scheduling: scheduling ?? '',
    requested_on: requested === undefined ? '' : (requested.on ?? 'undated'),
    announced_on: announced?.on ?? '',
    convened_on: convened_on ?? '',
  };
}
