import type { PledgeStatus } from '../../kinds/pledge/pledge-status.ts';
import { dateOf } from '../../kinds/pledge/support-grain.ts';
import type { CellKey, Dimensions } from '../../rows/view.ts';
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

/** Where a contribution lies to the days asked for. Undated ones are inside only when no days are asked for. */
export type RangePlace = 'inside' | 'outside' | 'straddling' | 'undated';

/** Whether a contribution on the axis `day` has what is asked for, whenever it was. */
export function matchesSupportDimensions(filter: SupportFilter, cell: CellKey, dimensions: Dimensions): boolean {
  return (
    cell.axis === 'day' &&
    anyOf(filter.sources, dimensions.source) &&
    anyOf(filter.donors, dimensions.donor) &&
    anyOf(filter.categories, dimensions.category) &&
    anyOf(filter.subcategories, dimensions.subcategory) &&
    anyOf(filter.stages, dimensions.stage)
  );
}

/** A month counts when it lies wholly inside; one that only overlaps the days asked for is straddling. */
export function placeInRange(
  { from, to }: Pick<SupportFilter, 'from' | 'to'>,
  cell: CellKey,
  dimensions: Dimensions,
): RangePlace {
  if (from === undefined && to === undefined) return 'inside';
  const first = dateOf(cell, dimensions);
  if (first === 'undated') return 'undated';
  const last = dimensions.precision === 'month' ? lastOfMonth(first) : first;
  if ((from !== undefined && last < from) || (to !== undefined && to < first)) return 'outside';
  return (from === undefined || from <= first) && (to === undefined || last <= to) ? 'inside' : 'straddling';
}

/** What to list: pledges by their header and derived status, on the axis `list`. */
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
export function matchesPledgeFilter(filter: PledgeFilter, cell: CellKey, dimensions: Dimensions): boolean {
  return (
    cell.axis === 'list' &&
    anyOf(filter.sources, dimensions.source) &&
    anyOf(filter.donors, dimensions.donor) &&
    anyOf(filter.categories, dimensions.category) &&
    anyOf(filter.subcategories, dimensions.subcategory) &&
    anyOf(filter.statuses, dimensions.status) &&
    (filter.partOf === undefined || dimensions.umbrella === filter.partOf)
  );
}

function anyOf(wanted: readonly string[] | undefined, value: string | readonly string[] | undefined): boolean {
  return wanted === undefined || (typeof value === 'string' && wanted.includes(value));
}

function lastOfMonth(first: Day): Day {
  const nextMonth = addDays(first, 31).slice(0, 7);
  return addDays(daySchema.parse(`${nextMonth}-01`), -1);
}
