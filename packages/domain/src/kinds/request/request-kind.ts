import { dayOf } from '../../values/time/when.ts';
import { defineReportedKind, LIST_AXIS } from '../reported-kind.ts';
import { type AskedCount, type RequestLine, requestSchema } from './request.ts';
import { type RequestRow, requestRows } from './request-rows.ts';

/** Requests, listed under the day they were made, a row a line. */
export const requestKind = defineReportedKind({
  name: 'request',
  body: requestSchema,
  check(entity, { supersedes = [] }, fault) {
    supersedes.forEach((earlier, index) => {
      if (earlier === entity) fault(['request', 'supersedes', String(index)], 'a request cannot supersede itself');
    });
  },
  view: {
    name: 'requests',
    version: 1,
    rows: ({ by, forum, supersedes = [], made, lines }, named) => {
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
