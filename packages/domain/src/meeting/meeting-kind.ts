import { defineReportedKind } from '../kind/reported-kind.ts';
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

function dimensionsOf({ forum, format, scheduling, requested, announced, convened_on }: Meeting) {
  return {
    forum,
    format: format ?? '',
    scheduling: scheduling ?? '',
    requested_on: requested?.on ?? '',
    announced_on: announced?.on ?? '',
    convened_on: convened_on ?? '',
  };
}
