import type { PledgeStatus } from '../../kinds/pledge/pledge-status.ts';
import type { PledgeRow, TransactionRow } from '../../kinds/pledge/support-rows.ts';
import { addDays, type Day, daySchema } from '../../values/time/day.ts';

/** What to count: all lists are "any of"; an absent one does not filter. Days are inclusive calendar days as published. */
export interface SupportFilter {
  readonly sources: readonly string[];
  readonly donors?: readonly string[];
  readonly categories?: readonly string[];
  readonly subcategories?: readonly string[];
  readonly stages?: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
}

/** Whether something lies in the days asked for. What is undated is inside only when no days are asked for. */
export type RangeInclusion = 'inside' | 'outside' | 'straddling' | 'undated';

/** Whether a row is what is asked for, whenever it was. */
export function matchesSupportFilter(filter: SupportFilter, row: TransactionRow): boolean {
  return (
    anyOf(filter.sources, row.source) &&
    anyOf(filter.donors, row.donor) &&
    anyOf(filter.categories, row.category) &&
    anyOf(filter.subcategories, row.subcategory) &&
    anyOf(filter.stages, row.stage)
  );
}

/** A month counts when it lies wholly inside; one that only overlaps the days asked for is straddling. */
export function inclusionInRange(
  { from, to }: Pick<SupportFilter, 'from' | 'to'>,
  row: Pick<TransactionRow, 'day' | 'precision'>,
): RangeInclusion {
  if (from === undefined && to === undefined) return 'inside';
  const first = row.day;
  if (first === 'undated') return 'undated';
  const last = row.precision === 'month' ? lastOfMonth(first) : first;
  if ((from !== undefined && last < from) || (to !== undefined && to < first)) return 'outside';
  return (from === undefined || from <= first) && (to === undefined || last <= to) ? 'inside' : 'straddling';
}

/** What to list: pledges by their header and derived status. */
export interface PledgeFilter {
  readonly sources: readonly string[];
  readonly donors?: readonly string[];
  readonly categories?: readonly string[];
  readonly subcategories?: readonly string[];
  readonly statuses?: readonly PledgeStatus[];
  /** Tranches of this umbrella. */
  readonly partOf?: string;
}

/** Whether a pledge is to be listed. Of one that awaits its header only source and status are known. */
export function matchesPledgeFilter(filter: PledgeFilter, row: PledgeRow): boolean {
  return (
    anyOf(filter.sources, row.source) &&
    anyOf(filter.donors, row.donor) &&
    anyOf(filter.categories, row.category) &&
    anyOf(filter.subcategories, row.subcategory) &&
    anyOf(filter.statuses, row.status) &&
    (filter.partOf === undefined || row.umbrella === filter.partOf)
  );
}

function anyOf(wanted: readonly string[] | undefined, value: string | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

function lastOfMonth(first: Day): Day {
  const nextMonth = addDays(first, 31).slice(0, 7);
  return addDays(daySchema.parse(`${nextMonth}-01`), -1);
}
