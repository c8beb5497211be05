import { addDays } from '../time/day.ts';
import type { ReportingIssue } from './reporting-breaks.ts';

/** Days within which reports count the same; open ends are undefined. */
export interface ReportingSegment {
  /** S1, S2 and so on between breaks; `transition` within one. */
  readonly code: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** The segments that breaks divide time into, in order of time. The breaks are in order of time and do not overlap. */
export function segmentsBetween(breaks: readonly ReportingIssue[]): readonly ReportingSegment[] {
  const segments: ReportingSegment[] = [];
  let from: string | undefined;
  let number = 1;
  for (const each of breaks) {
    segments.push({ code: `S${number++}`, from, to: addDays(each.from, -1) });
    from = each.from;
    if (each.to === null) continue;
    segments.push({ code: 'transition', from, to: each.to });
    from = addDays(each.to, 1);
  }
  return [...segments, { code: `S${number}`, from, to: undefined }];
}

/** The segment that a day lies in. */
export function segmentOf(segments: readonly ReportingSegment[], day: string): ReportingSegment {
  const found = segments.find(({ to }) => to === undefined || day <= to);
  if (found === undefined) throw new RangeError(`no segment holds ${day}`);
  return found;
}
