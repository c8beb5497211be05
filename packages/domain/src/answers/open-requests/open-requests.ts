import { countedGroups, requiredText, textIn, type ViewCells } from '../../rows/counted-groups.ts';
import { countIn } from '../../rows/measures.ts';
import type { Dimensions, Measures } from '../../rows/view.ts';
import type { Day } from '../../values/time/day.ts';
import { requestsStanding } from '../air-defence/air-defence-requests.ts';

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
export function openRequests(cells: ViewCells, sources: readonly string[], on: Day): OpenRequests {
  const held = [...cells];
  const standing = requestsStanding(held, sources, on);
  const lines = linesByRequest(held, sources);
  const open = standing.filter((request) => request.standing === 'in_force').reverse();
  const count = (...standings: readonly string[]) =>
    standing.filter((each) => standings.includes(each.standing)).length;
  return {
    open: open.map(({ request, date }) => {
      const own = lines.get(request) ?? [];
      return { request, made: date, forum: own[0]?.forum, lines: own.map(({ line }) => line) };
    }),
    superseded: count('superseded'),
    undated: count('undated', 'straddling'),
  };
}

interface Listed {
  readonly request: string;
  readonly forum: string | undefined;
  readonly line: OpenLine;
}

function linesByRequest(cells: ViewCells, sources: readonly string[]): ReadonlyMap<string, readonly Listed[]> {
  const listed = [...countedGroups(cells, sources)].map(({ dimensions, measures }): Listed => {
    const [request, forum] = [requiredText(dimensions, 'entity'), textIn(dimensions, 'forum')];
    return { request, forum, line: lineOf(dimensions, measures) };
  });
  listed.sort((a, b) => a.line.line - b.line.line);
  return Map.groupBy(listed, ({ request }) => request);
}

function lineOf(dimensions: Dimensions, measures: Measures): OpenLine {
  const qualifier = textIn(dimensions, 'qualifier');
  // A measure of zero leaves no trace in a cell, so what bounds a count is told by its qualifier.
  const bounded = (by: string, measure: string) =>
    qualifier === undefined || qualifier === by ? undefined : countIn(measures, measure);
  return {
    line: Number(dimensions.line),
    item: requiredText(dimensions, 'item'),
    class: textIn(dimensions, 'class'),
    qualifier,
    low: bounded('up_to', 'low'),
    high: bounded('at_least', 'high'),
    scope: textIn(dimensions, 'scope'),
    equivalence: textIn(dimensions, 'equivalence'),
  };
}
