import { type AirDefenceRows, hasAskedSide, requestsOf } from './air-defence-answer.ts';
import { type AirDefenceLine, orderText, rangeOfLine } from './air-defence-lines.ts';
import type { AskedLine, AskedRequest } from './air-defence-requests.ts';
import type { AirDefenceGrouping } from './air-defence-rows.ts';
import { type AirDefenceFilter, type LineInclusion, selectAirDefence } from './air-defence-selection.ts';
import type { UnitRange } from './unit-range.ts';

/** One line behind an answer, in the order that pages follow. */
export type ExplainedLine = {
  readonly order: string;
  /** What the line can be at least and at most; infinite where nothing bounds it. */
  readonly range: UnitRange;
} & (
  | { readonly of: 'pledge'; readonly is: LineInclusion; readonly line: AirDefenceLine }
  | { readonly of: 'request'; readonly request: AskedRequest; readonly line: AskedLine }
);

/**
 * Every line that an answer to this filter is made of or leaves out, and as what: those counted re-add to its stages
 * exactly, those of requests in force to its asked side where it has one. In order of date, requests after pledges.
 */
export function explainAirDefence(
  stored: AirDefenceRows,
  filter: AirDefenceFilter,
  by: readonly AirDefenceGrouping[],
): readonly ExplainedLine[] {
  const pledged = selectAirDefence(stored, filter).lines.map(({ line, is }): ExplainedLine => {
    return { of: 'pledge', is, line, range: rangeOfLine(line), order: `0\t${orderText(line)}` };
  });
  const requests = hasAskedSide(filter, by) ? requestsOf(stored, filter) : [];
  const requested = requests.flatMap((request) =>
    request.lines.map((line): ExplainedLine => {
      const place = String(line.line).padStart(3, '0');
      return { of: 'request', request, line, range: line.range, order: `1\t${line.date}\t${line.request}\t${place}` };
    }),
  );
  return [...pledged, ...requested].sort((a, b) => (a.order < b.order ? -1 : 1));
}
