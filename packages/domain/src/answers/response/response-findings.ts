import type { UnwatchedReason } from './response-clocks.ts';
import type { HorizonTest, UntestedReason } from './response-tests.ts';
import { LEVEL, type Rung } from './rungs.ts';

/** What an answer says of its numbers by rule: a code with its parameters, to be put into words of any language. */
export type ResponseFinding =
  | { readonly code: UnwatchedReason; readonly rung: Rung; readonly undated: number }
  | {
      readonly code: UntestedReason;
      readonly rung: Rung;
      readonly days: number;
      readonly waves: number;
      readonly events: number;
    }
  | TestFinding;

/** What one test came to. */
interface TestFinding {
  readonly code: 'not_distinguishable_from_chance' | 'more_than_by_chance' | 'more_before_too' | 'not_within_half_year';
  readonly rung: Rung;
  readonly days: number;
  readonly observed: number;
  readonly baseline: number;
  readonly p: number;
  /** The least excess that would have had p of 5 % or less. */
  readonly smallest?: number;
}

/** What may be said of an answer, rung by rung. */
export function findingsOf(rungs: readonly SeenRung[], tests: readonly HorizonTest[]): readonly ResponseFinding[] {
  return rungs.flatMap(({ rung, unwatched, undated }): readonly ResponseFinding[] => {
    if (unwatched !== undefined) return [{ code: unwatched, rung, undated }];
    const own = tests.filter((test) => test.rung === rung);
    const few = own.find(({ reason }) => reason !== undefined);
    return [...(few?.reason === undefined ? [] : [tooFew(few, few.reason)]), ...own.flatMap(testFindings)];
  });
}

interface SeenRung {
  readonly rung: Rung;
  readonly unwatched: UnwatchedReason | undefined;
  readonly undated: number;
}

function tooFew({ rung, days, waves, events }: HorizonTest, code: UntestedReason): ResponseFinding {
  return { code, rung, days, waves, events };
}

function testFindings({ rung, days, all, near, placebo, adjusted }: HorizonTest): readonly ResponseFinding[] {
  if (all === undefined || adjusted === undefined) return [];
  const said = { rung, days, observed: all.observed, baseline: all.baseline, p: adjusted };
  if (adjusted > LEVEL) {
    const smallest = all.critical === undefined ? {} : { smallest: all.critical - all.baseline };
    return [{ code: 'not_distinguishable_from_chance', ...said, ...smallest }];
  }
  return [
    { code: 'more_than_by_chance', ...said },
    ...(near !== undefined && near.p > LEVEL
      ? [{ code: 'not_within_half_year' as const, ...said, baseline: near.baseline, p: near.p }]
      : []),
    ...(placebo !== undefined && placebo.p <= LEVEL
      ? [{ code: 'more_before_too' as const, ...said, observed: placebo.observed, p: placebo.p }]
      : []),
  ];
}
