import { z } from 'zod';
import { code, optional, setOf, text, wholeNumber } from '../../rows/column.ts';
import { defineRows, type RowFrom } from '../../rows/define-rows.ts';
import { donorCodeSchema } from '../../values/donor/donors.ts';
import { entityIdSchema } from '../../values/ids.ts';
import { moneySchema } from '../../values/money/money.ts';
import { dayOf, precisions, whenSchema } from '../../values/time/when.ts';
import { LIST_AXIS } from '../kind.ts';
import { forumSchema } from '../meeting/meeting.ts';
import { defineSingleRecordKind } from '../single-record-kind.ts';

const count = z.number().int().min(0).max(1_000_000_000);
const name = z.string().min(1).max(300);

/** How many are asked for. Nothing is said by leaving it out; `between` is a range that the asker gave. */
const askedCountSchema = z.discriminatedUnion('qualifier', [
  z.strictObject({ qualifier: z.literal('exactly'), count }),
  z.strictObject({ qualifier: z.literal('about'), count }),
  z.strictObject({ qualifier: z.literal('at_least'), count }),
  z.strictObject({ qualifier: z.literal('up_to'), count }),
  z
    .strictObject({ qualifier: z.literal('between'), low: count, high: count })
    .refine(({ low, high }) => low <= high, { path: ['high'], message: 'high lies below low' }),
]);
export type AskedCount = z.infer<typeof askedCountSchema>;

/** One thing asked for. `additional` comes on top of what was there, `total` includes it. */
const requestLineSchema = z.strictObject({
  item: name,
  class: z.string().min(1).max(64).optional(),
  asked: askedCountSchema.optional(),
  scope: z.enum(['additional', 'total']).optional(),
  /** What would do as well, in the asker's words: "or similar". */
  equivalence: name.optional(),
  value: moneySchema.optional(),
});
export type RequestLine = z.infer<typeof requestLineSchema>;

/** What is asked for, of whom and where. */
export const requestSchema = z.strictObject({
  by: donorCodeSchema,
  of: z.array(z.string().min(1).max(200)).max(60).optional(),
  title: z.string().min(1).max(500),
  made: whenSchema,
  forum: forumSchema.optional(),
  meeting: entityIdSchema.optional(),
  lines: z.array(requestLineSchema).min(1).max(50),
  /** Earlier requests that this one stands in place of. */
  supersedes: z.array(entityIdSchema).max(20).optional(),
  note: z.string().min(1).max(2000).optional(),
});
export type Request = z.infer<typeof requestSchema>;

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

/** Requests, listed under the day they were made, a row a line. */
export const requestKind = defineSingleRecordKind({
  name: 'request',
  body: requestSchema,
  check(entity, body, fault) {
    body?.supersedes?.forEach((earlier, index) => {
      if (earlier === entity) fault(['request', 'supersedes', String(index)], 'a request cannot supersede itself');
    });
  },
  view: {
    name: 'requests',
    version: 1,
    rows: requestRows,
    contributions: ({ by, forum, supersedes = [], made, lines }, named) => {
      const { precision } = made;
      const shared = { axis: LIST_AXIS, day: dayOf(made), ...named, by, forum, supersedes, precision } as const;
      return lines.map((line, index) => requestRows.write({ ...shared, ...lineOf(line, index) }));
    },
  },
});

function lineOf(asked: RequestLine, line: number) {
  const { item, class: named, scope, equivalence } = asked;
  const qualifier = asked.asked?.qualifier;
  return { line, item, class: named, qualifier, scope, equivalence, measures: measuresOf(asked, line) };
}

function measuresOf({ asked }: RequestLine, index: number): RequestRow['measures'] {
  return {
    ...(index === 0 ? { requests: 1 } : {}),
    lines: 1,
    ...(asked === undefined ? { unknown: 1 } : counts(asked)),
  };
}

/** `low` and `high` are what the qualifier leaves open; nothing bounds `at_least` from above, nor `up_to` from below. */
function counts(asked: AskedCount): RequestRow['measures'] {
  switch (asked.qualifier) {
    case 'between':
      return { low: asked.low, high: asked.high };
    case 'at_least':
      return { low: asked.count };
    case 'up_to':
      return { high: asked.count };
    default:
      return { low: asked.count, high: asked.count };
  }
}
