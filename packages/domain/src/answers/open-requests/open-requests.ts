import { type RequestRow, requestRows } from '../../kinds/request/request.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { Day } from '../../values/time/day.ts';
import { requestsOn } from '../air-defence/air-defence-requests.ts';

/** One thing asked for, as the view `requests` lists it. */
export interface OpenLine {
  readonly line: number;
  readonly item: string;
  readonly class: string | undefined;
  readonly qualifier: string | undefined;
  /** Bounds of the count; absent where the asker leaves it open. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly scope: string | undefined;
  readonly equivalence: string | undefined;
}

export interface OpenRequest {
  readonly request: string;
  readonly made: Day | 'undated';
  readonly forum: string | undefined;
  readonly lines: readonly OpenLine[];
}

export interface OpenRequests {
  /** Made by the day and superseded by none, the latest first. */
  readonly open: readonly OpenRequest[];
  /** Made by the day, and by then another stood in its place. */
  readonly superseded: number;
  /** Of which it is not known whether they were made by the day. */
  readonly undated: number;
}

/** Kyiv's requests that stand at the end of a day. Whether they were met is another question. Pure. */
export function openRequests(stored: StoredRows, sources: readonly string[], on: Day): OpenRequests {
  const held = [...stored];
  const requests = requestsOn(held, sources, on);
  const lines = linesByRequest(held, sources);
  const open = requests.filter(({ status }) => status === 'in_force').reverse();
  const count = (...statuses: readonly string[]) => requests.filter(({ status }) => statuses.includes(status)).length;
  return {
    open: open.map(({ request, date }) => {
      const own = lines.get(request) ?? [];
      return { request, made: date, forum: own[0]?.forum, lines: own.map(lineOf) };
    }),
    superseded: count('superseded'),
    undated: count('undated', 'straddling'),
  };
}

function linesByRequest(stored: StoredRows, sources: readonly string[]): ReadonlyMap<string, readonly RequestRow[]> {
  const rows = [...requestRows.on('list', stored, sources)].sort((a, b) => a.line - b.line);
  return Map.groupBy(rows, ({ entity }) => entity);
}

function lineOf({ line, item, class: named, qualifier, scope, equivalence, measures }: RequestRow): OpenLine {
  // A measure of zero is not stored, so what bounds a count is told by its qualifier.
  const bounded = (by: string, bound: number | undefined) =>
    qualifier === undefined || qualifier === by ? undefined : (bound ?? 0);
  return {
    ...{ line, item, class: named, qualifier },
    low: bounded('up_to', measures.low),
    high: bounded('at_least', measures.high),
    ...{ scope, equivalence },
  };
}
