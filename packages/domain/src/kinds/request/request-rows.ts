import { code, optional, setOf, text, wholeNumber } from '../../rows/column.ts';
import { defineRows, type RowFrom } from '../../rows/define-rows.ts';
import { precisions } from '../../values/time/when.ts';
import { forumSchema } from '../meeting/meeting.ts';

/** Each line of each request once, under the day on which the request was made. */
export const requestRows = defineRows({
  list: {
    dimensions: {
      entity: text,
      by: text,
      forum: optional(code(forumSchema.options)),
      supersedes: setOf(text),
      precision: code(precisions),
      /** Its place among the request's lines, from 0. */
      line: wholeNumber,
      item: text,
      class: optional(text),
      /** Absent where it is not said how many. */
      qualifier: optional(code(['exactly', 'about', 'at_least', 'up_to', 'between'])),
      scope: optional(code(['additional', 'total'])),
      equivalence: optional(text),
    },
    /** `low` and `high` are what the qualifier leaves open; nothing bounds `at_least` from above, nor `up_to` from below. */
    counts: ['requests', 'lines', 'unknown', 'low', 'high'],
  },
});

/** A line of a request as the view `requests` lists it. */
export type RequestRow = RowFrom<typeof requestRows>;
