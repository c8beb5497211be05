import { code, day, dayOrUndated, optional, text } from '../../rows/column.ts';
import { defineRows } from '../../rows/define-rows.ts';
import { forumSchema, meetingFormats } from './meeting.ts';

/** Each meeting once, under the day it was held; until then under the day it was announced or asked for. */
export const meetingRows = defineRows({
  list: {
    dimensions: {
      entity: text,
      forum: code(forumSchema.options),
      format: optional(code(meetingFormats)),
      scheduling: optional(code(['scheduled', 'extraordinary'])),
      /** `undated`: asked for on a day nobody gave. Absent: nobody is known to have asked for it. */
      requested_on: optional(dayOrUndated),
      announced_on: optional(day),
      convened_on: optional(day),
    },
    counts: ['meetings'],
  },
});
