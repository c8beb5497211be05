import type { ResponseFinding } from '@counterweight/domain/answers';

type ShownFinding = {
  readonly code: string;
  readonly params: Record<string, string | number>;
  readonly text: string;
};

/** A finding with its parameters and in words. */
export function showFinding(finding: ResponseFinding): ShownFinding {
  const { code, ...params } = finding;
  const rounded = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
  ]);
  return { code, params: Object.fromEntries(rounded), text: textOf(finding) };
}

function textOf(finding: ResponseFinding): string {
  switch (finding.code) {
    case 'no_data':
    case 'before_data':
    case 'after_data':
      return `${finding.rung}: the ledger has nothing of the kind.`;
    case 'no_dates':
      return `${finding.rung}: ${finding.undated} are known and none bears a day, so nothing can be said of how soon.`;
    case 'too_few_waves':
      return `${finding.rung}: too few waves to test (${finding.waves} with all ${finding.days} days after them in the calendar); the figures are shown, and no p-value.`;
    case 'too_few_events':
      return `${finding.rung}: too few events to test (${finding.events} on a known day); the figures are shown, and no p-value.`;
    default:
      return `${finding.rung}, ${finding.days} days: ${testText(finding)}`;
  }
}

type TestFinding = Extract<ResponseFinding, { readonly observed: number }>;

function testText({ code, observed, baseline, p, smallest }: TestFinding): string {
  const means = `${observed.toFixed(2)} events after a wave, ${baseline.toFixed(2)} after any day`;
  switch (code) {
    case 'not_distinguishable_from_chance':
      return `not distinguishable from chance (${means}; p ${probability(p)} after Holm${smallest === undefined ? '' : `; ${smallest.toFixed(2)} more would have been seen`}).`;
    case 'more_than_by_chance':
      return `more than by chance (${means}; p ${probability(p)} after Holm). That is later, and says nothing of why.`;
    case 'not_within_half_year':
      return `among shifts of at most half a year it is not distinguishable from chance (${means}; p ${probability(p)}).`;
    case 'more_before_too':
      return `more in the days before waves too (${observed.toFixed(2)}; p ${probability(p)}), so the rise may be one of the whole time.`;
  }
}

function probability(p: number): string {
  return p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, '');
}
