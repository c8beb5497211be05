import { type Day, daySchema } from '../time/day.ts';

/** Something in how reports are made that figures must not be compared across, or that limits what they say. */
export interface ReportingIssue {
  readonly code: string;
  /** A break: figures before and after are not comparable. An issue: figures mean less than they seem to. */
  readonly kind: 'break' | 'issue';
  /** The first day on which reports are other ones; of an issue, since when it is known. */
  readonly from: Day;
  /** The last day of the transition; null when reports changed at once, or the issue goes on. */
  readonly to: Day | null;
  readonly measures: readonly string[];
  /** Whose reports: claimants of strikes, or donors. */
  readonly claimants: readonly string[];
  readonly note: string;
  /** What it was learned from. */
  readonly source: string;
}

/** Raised whenever an entry below changes. */
export const reportingTableVersion = 2;

const AIR_FORCE = ['ua-air-force'] as const;
const DAILY_REPORTS = 'daily reports of the Air Force of Ukraine, by month';
const day = (text: string) => daySchema.parse(text);

/** Every reporting break and known issue, the breaks in order of time. */
export const reportingIssues: readonly ReportingIssue[] = [
  {
    ...{ code: 'lost_appears', kind: 'break', from: day('2024-07-10'), to: day('2024-10-31') },
    ...{ measures: ['destroyed', 'lost', 'kinetic', 'engaged', 'neutralised'], claimants: AIR_FORCE },
    note: 'between July and October 2024 reports began to give objects lost',
    source: `${DAILY_REPORTS}: the share of launched with lost given rises from 0 % in June to 98 % in October 2024`,
  },
  {
    ...{ code: 'lost_folded', kind: 'break', from: day('2025-08-01'), to: null },
    ...{ measures: ['destroyed', 'lost', 'kinetic', 'engaged'], claimants: AIR_FORCE },
    note: 'from August 2025 lost falls to almost nothing, apparently reported as destroyed',
    source: `${DAILY_REPORTS}: lost falls from 2,016 in July to 0 in August 2025 while destroyed rises`,
  },
  {
    ...{ code: 'reconnaissance_when_destroyed', kind: 'issue', from: day('2022-09-28'), to: null },
    ...{ measures: ['launched', 'kinetic', 'engaged', 'neutralised'], claimants: AIR_FORCE },
    note: 'reconnaissance drones are reported only when they are shot down',
    source: DAILY_REPORTS,
  },
  {
    ...{ code: 'germany_secret', kind: 'break', from: day('2025-05-10'), to: null },
    ...{ measures: ['delivered'], claimants: ['DEU'] },
    note: 'from 10 May 2025 Germany no longer publishes what arms it delivers',
    source: 'Reuters, 10 May 2025: Germany will stop reporting arms deliveries to Ukraine, Merz says',
  },
];

/** The breaks in one measure of what these claimants report. */
export function breaksOf(measure: string, claimants: readonly string[] | 'all'): readonly ReportingIssue[] {
  return reportingIssues.filter(
    (issue) =>
      issue.kind === 'break' &&
      issue.measures.includes(measure) &&
      (claimants === 'all' || issue.claimants.some((claimant) => claimants.includes(claimant))),
  );
}

/** The breaks that days from the first to the last lie on both sides of, or in the transition of. */
export function breaksWithin(
  breaks: readonly ReportingIssue[],
  { firstDay, lastDay }: { readonly firstDay: string | undefined; readonly lastDay: string | undefined },
): readonly ReportingIssue[] {
  if (firstDay === undefined || lastDay === undefined) return [];
  return breaks.filter(({ from, to }) => firstDay < (to ?? from) && lastDay >= from);
}
