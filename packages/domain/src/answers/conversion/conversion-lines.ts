import { supportRows } from '../../kinds/pledge/support-rows.ts';
import type { Day } from '../../values/time/day.ts';
import { type ConversionLine, type Cut, countsAt, lineAt } from './line-status.ts';
import { type PledgeItem, pledgeItems, type StoredPledges } from './pledge-items.ts';
import { promisedLines } from './promised-lines.ts';

/** What to count: all lists are "any of"; an absent one does not filter. Days are those of the promise, inclusive. */
export interface ConversionFilter {
  readonly sources: readonly string[];
  readonly donors?: readonly string[];
  readonly classes?: readonly string[];
  /** Half-years, or `undated`. */
  readonly cohorts?: readonly string[];
  readonly categories?: readonly string[];
  /** The publishers' own types, in lower case. */
  readonly publishedTypes?: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
  /** The last day that counts, of promises and of what became of them; the data's own last day where absent. */
  readonly asOf?: Day;
}

/** Lines selected at a cut, and what is left out. */
export interface SelectedLines {
  readonly lines: readonly ConversionLine[];
  /** The same of promises of any day. */
  readonly anyDay: readonly ConversionLine[];
  /** Of joint packages whose tranches are followed instead. */
  readonly umbrella: readonly ConversionLine[];
  /** Undated promises where days are asked for. */
  readonly undated: readonly ConversionLine[];
  /** Delivered items that their package promises none of. */
  readonly unmatched: readonly ConversionLine['row'][];
  readonly cut: Cut | undefined;
}

/** The lines that a filter asks for, as they stand at the cut. Pure; the order of the rows does not matter. */
export function selectLines(stored: StoredPledges, filter: ConversionFilter): SelectedLines {
  const items = pledgeItems(stored, filter.sources);
  const promised = promisedLines(items, stored.support, filter.sources);
  const cut = cutOf(items, stored, filter);
  if (cut === undefined) return { lines: [], anyDay: [], umbrella: [], undated: [], unmatched: [], cut };
  const asked = promised.lines.filter(({ row }) => matches(row, filter)).flatMap((fate) => lineAt(fate, cut) ?? []);
  const single = asked.filter(({ row }) => !promised.umbrellas.has(row.pledge));
  const ranged = filter.from !== undefined || filter.to !== undefined;
  return {
    anyDay: single,
    lines: single.filter(({ row }) => isPromisedIn(row.day, filter)),
    umbrella: asked.filter(({ row }) => promised.umbrellas.has(row.pledge) && isPromisedIn(row.day, filter)),
    undated: ranged ? single.filter(({ row }) => row.day === 'undated') : [],
    unmatched: ranged ? [] : promised.unmatched.filter((row) => matches(row, filter) && countsAt(row.day, cut)),
    cut,
  };
}

function matches(row: ConversionLine['row'], filter: ConversionFilter): boolean {
  return (
    anyOf(filter.donors, row.donor) &&
    anyOf(filter.classes, row.class) &&
    anyOf(filter.categories, row.category) &&
    anyOf(filter.publishedTypes, row.publishedType?.toLowerCase())
  );
}

function anyOf(wanted: readonly string[] | undefined, value: string | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

/** The half-year of a promise. */
export function cohortOf(day: Day | 'undated'): string {
  if (day === 'undated') return day;
  return `${day.slice(0, 4)}-H${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`;
}

/** Whether a promise is of the days asked for; an undated one is when none are. */
export function isPromisedIn(day: Day | 'undated', { from, to, cohorts }: ConversionFilter): boolean {
  if (cohorts?.includes(cohortOf(day)) === false) return false;
  if (from === undefined && to === undefined) return true;
  return day !== 'undated' && (from === undefined || from <= day) && (to === undefined || day <= to);
}

/** The day asked for, or the last on which the sources say that anything was promised or came. */
function cutOf(
  items: readonly PledgeItem[],
  { support }: StoredPledges,
  { sources, asOf }: ConversionFilter,
): Cut | undefined {
  let last: Day | undefined;
  for (const rows of [items, supportRows.on('day', support, sources)]) {
    for (const { day } of rows) if (day !== 'undated' && (last === undefined || last < day)) last = day;
  }
  const day = asOf ?? last;
  return day === undefined ? undefined : { day, countsUndated: last === undefined || day >= last };
}
