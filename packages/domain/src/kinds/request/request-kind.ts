import type { Measures } from '../../rows/view.ts';
import { dayOf } from '../../values/time/when.ts';
import { defineReportedKind } from '../reported-kind.ts';
import { type AskedCount, type Request, type RequestLine, requestSchema } from './request.ts';

/** Requests, listed under the day they were made, a group a line. */
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
    day: ({ made }) => dayOf(made),
    groups: (request) =>
      request.lines.map((line, index) => ({
        dimensions: { ...dimensionsOf(request), ...lineDimensions(line, index) },
        measures: measuresOf(line, index),
      })),
  },
});

function dimensionsOf({ by, forum, supersedes = [], made }: Request) {
  return { by, forum: forum ?? '', supersedes: [...supersedes].sort(), precision: made.precision };
}

function lineDimensions({ item, class: named, asked, scope, equivalence }: RequestLine, index: number) {
  return {
    line: String(index),
    item,
    class: named ?? '',
    qualifier: asked?.qualifier ?? '',
    scope: scope ?? '',
    equivalence: equivalence ?? '',
  };
}

function measuresOf({ asked }: RequestLine, index: number): Measures {
  return {
    ...(index === 0 ? { requests: 1 } : {}),
    lines: 1,
    ...(asked === undefined ? { unknown: 1 } : counts(asked)),
  };
}

/** `low` and `high` are what the qualifier leaves open; nothing bounds `at_least` from above, nor `up_to` from below. */
function counts(asked: AskedCount): Measures {
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
