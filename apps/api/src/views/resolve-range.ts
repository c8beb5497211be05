import type { Day } from '@counterweight/domain/values';
import { invalidParameter } from '../http/problem.ts';

export interface DayRange {
  readonly from?: Day;
  readonly to?: Day;
}

/** The days asked for, `as_of` being another last day. Throws a problem on a range that ends before it starts. */
export function resolveRange({
  from,
  to,
  as_of: asOf,
}: {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly as_of?: Day | undefined;
}): DayRange {
  if (from !== undefined && to !== undefined && to < from) throw invalidParameter('to', 'lies before from');
  const last = earlier(to, asOf);
  return { ...(from === undefined ? {} : { from }), ...(last === undefined ? {} : { to: last }) };
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
