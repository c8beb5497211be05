import type { Day } from '../../values/time/day.ts';
import { type AirDefenceLine, rangeOfLine } from './air-defence-lines.ts';
import type { AskedLine, AskedScope } from './air-defence-requests.ts';
import { inclusionOfDate } from './air-defence-selection.ts';
import { addRanges, missingOf, NO_UNITS, possibly, type ShownRange, shownRange, type UnitRange } from './unit-range.ts';

/** The stages that a request is held against, each by what was recorded as of that stage. */
export const gapStages = ['pledged', 'committed', 'delivered', 'operational'] as const;
export type GapStage = (typeof gapStages)[number];

/** What is missing at each stage. */
export type Gap = Readonly<Record<GapStage, ShownRange>>;

/** What one request asks for of one sort, with what is missing of it; no gap where it cannot be said. */
export interface AskedUnits extends ShownRange {
  readonly request: string;
  readonly date: Day | 'undated';
  readonly scope: AskedScope;
  readonly about: boolean;
  readonly lines: number;
  /** Lines that do not say how many. */
  readonly unknown: number;
  readonly equivalence: readonly string[];
  readonly gap: Gap | undefined;
}

/** The asked side of one sort, request by request: lines of one request and scope are added, requests never are. */
export function askedUnits(
  asked: readonly AskedLine[],
  supply: readonly AirDefenceLine[],
  on: Day | undefined,
  gapCan: (lines: readonly AskedLine[]) => boolean,
): readonly AskedUnits[] {
  return [...Map.groupBy(asked, ({ request, scope }) => `${request}\t${scope}`).values()].flatMap((lines) => {
    const [first] = lines;
    if (first === undefined) return [];
    const { request, date, scope } = first;
    const range = lines.map((line) => line.range).reduce(addRanges, NO_UNITS);
    return [
      {
        ...{ request, date, scope, ...shownRange(range) },
        about: lines.some(({ qualifier }) => qualifier === 'about'),
        lines: lines.length,
        unknown: lines.filter(({ qualifier }) => qualifier === undefined).length,
        equivalence: [...new Set(lines.flatMap(({ equivalence }) => equivalence ?? []))],
        gap: gapCan(lines) ? gapOf((stage) => gapAt(range, first, of(supply, stage), on)) : undefined,
      },
    ];
  });
}

/**
 * What is missing for all requests together. Which of them asks for the same is not said, so it is at least the largest
 * gap of one and at most all gaps added up; two totals are of the same thing, and the larger stands.
 */
export function combinedGap(asked: readonly AskedUnits[]): Gap | undefined {
  const gaps = asked.flatMap(({ scope, gap }) => (gap === undefined ? [] : [{ total: scope === 'total', gap }]));
  if (gaps.length === 0 || gaps.length < asked.length) return undefined;
  return gapOf((stage) => {
    const [totals, others] = [true, false].map((kind) =>
      gaps
        .filter(({ total }) => total === kind)
        .map(({ gap }) => ({ ...gap[stage], high: gap[stage].high ?? Infinity })),
    );
    const low = Math.max(...gaps.map(({ gap }) => gap[stage].low));
    const ofTotals = Math.max(0, ...(totals ?? []).map(({ high }) => high));
    return { low, high: (others ?? []).reduce((sum, { high }) => sum + high, ofTotals) };
  });
}

function gapOf(rangeAt: (stage: GapStage) => UnitRange): Gap {
  const at = (stage: GapStage) => shownRange(rangeAt(stage));
  return {
    pledged: at('pledged'),
    committed: at('committed'),
    delivered: at('delivered'),
    operational: at('operational'),
  };
}

/** An `additional` request is held against what came from its day on, a `total` one against all so far, else either. */
function gapAt(
  asked: UnitRange,
  { scope, date, precision }: AskedLine,
  lines: readonly AirDefenceLine[],
  on: Day | undefined,
): UnitRange {
  const all = missingOf(asked, supplied(lines, { to: on }));
  if (scope === 'total') return all;
  const since =
    date === 'undated'
      ? possibly(supplied(lines, { to: on }))
      : supplied(lines, { from: date, to: on, monthOf: precision === 'month' ? date : undefined });
  const additional = missingOf(asked, since);
  return scope === 'additional'
    ? additional
    : { low: Math.min(all.low, additional.low), high: Math.max(all.high, additional.high) };
}

/** What came in some days: a line that cannot be laid to them may be of them or not. */
function supplied(
  lines: readonly AirDefenceLine[],
  {
    from,
    to,
    monthOf,
  }: { readonly from?: Day | undefined; readonly to?: Day | undefined; readonly monthOf?: Day | undefined },
): UnitRange {
  const range = { ...(from && { from }), ...(to && { to }) };
  const shares = lines.flatMap((line) => {
    const inclusion = inclusionOfDate(line, range);
    if (inclusion === 'outside') return [];
    const sure = inclusion === 'inside' && (monthOf === undefined || line.date.slice(0, 7) !== monthOf.slice(0, 7));
    return [sure ? rangeOfLine(line) : possibly(rangeOfLine(line))];
  });
  return shares.reduce(addRanges, NO_UNITS);
}

function of(lines: readonly AirDefenceLine[], stage: GapStage): readonly AirDefenceLine[] {
  return lines.filter((line) => line.stage === stage);
}
