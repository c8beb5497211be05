import { defineReportedKind, LIST_AXIS } from '../reported-kind.ts';
import { meetingSchema } from './meeting.ts';
import { meetingRows } from './meeting-rows.ts';

/** Meetings, listed under the day they were held; until then under the day they were announced or asked for. */
export const meetingKind = defineReportedKind({
  name: 'meeting',
  body: meetingSchema,
  view: {
    name: 'meetings',
    version: 1,
    rows: ({ forum, format, scheduling, requested, announced, convened_on }, named) => [
      meetingRows.write({
        ...{ axis: LIST_AXIS, day: convened_on ?? announced?.on ?? requested?.on ?? 'undated', ...named },
        ...{ forum, format, scheduling, convened_on, announced_on: announced?.on },
        requested_on: requested && (requested.on ?? 'undated'),
        measures: { meetings: 1 },
      }),
    ],
  },
});
