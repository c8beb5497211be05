import type { KindName } from '../../kinds/kind-name.ts';
import { addDays, type Day, daySchema } from '../../values/time/day.ts';
import type { When } from '../../values/time/when.ts';
import type { StrikeRow } from '../strikes/strikes.ts';

/** Made of the rows of the kinds' own views; nothing is stored. What changes an entry is a new version of this. */
export const timelineView = { name: 'timeline', version: 1 } as const;

/** What the timeline is made of, in the order in which it stands on one day. Links are shown on what they tie. */
export const timelineKinds = [
  'strike',
  'request',
  'meeting',
  'pledge',
  'restriction',
  'statement',
  'membership',
] as const satisfies readonly KindName[];
export type TimelineKind = (typeof timelineKinds)[number];

/** What can happen to an entity, in the order in which it stands on one day. */
export const timelinePoints = [
  'struck',
  'requested',
  'announced',
  'convened',
  'delivered',
  'operational',
  'imposed',
  'lifted',
  'said',
  'joined',
  'left',
  /** It is in the ledger, and none of its days is known. */
  'reported',
] as const;
export type TimelinePoint = (typeof timelinePoints)[number];

/** One thing on one day. A month stands on its first day; an interval, and what bears no date, on none. */
export interface TimelineEntry {
  readonly day: Day | 'undated';
  readonly precision: When['precision'];
  readonly kind: TimelineKind;
  readonly point: TimelinePoint;
  /** Empty for strikes, which stand together by day. */
  readonly entity: string;
  /** All salvos of the day. */
  readonly strikes?: StrikeRow;
  /** How many transactions of a pledge reached the point on this day. */
  readonly transactions?: number;
}

/** What to show: all lists are "any of"; an absent one does not filter. Days are inclusive. */
export interface TimelineFilter {
  readonly kinds?: readonly string[];
  readonly points?: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
}

export interface TimelineSelection {
  /** In order of time. */
  readonly dated: readonly TimelineEntry[];
  /** Without a day, so in no range. */
  readonly undated: readonly TimelineEntry[];
  /** Of a month that only overlaps the days asked for; left out. */
  readonly straddling: readonly TimelineEntry[];
}

/** The entries that a filter asks for, in order, and those that a range of days cannot take. Pure. */
export function selectTimeline(entries: readonly TimelineEntry[], filter: TimelineFilter): TimelineSelection {
  const { kinds, points } = filter;
  const asked = entries
    .filter(({ kind, point }) => kinds?.includes(kind) !== false && points?.includes(point) !== false)
    .map((entry) => ({ entry, key: timelineKey(entry), inclusion: inclusionOf(entry, filter) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const at = (wanted: string) => asked.flatMap(({ entry, inclusion }) => (inclusion === wanted ? [entry] : []));
  return { dated: at('inside'), undated: at('undated'), straddling: at('straddling') };
}

/**
 * Where an entry stands in the one order: by day, kind, entity, point. No two entries have the same, and it is the same
 * whatever else there is, so a page can start after it.
 */
export function timelineKey({ day, kind, entity, point, precision }: TimelineEntry): string {
  const places = [timelineKinds.indexOf(kind), timelinePoints.indexOf(point)].map((at) => String(at).padStart(2, '0'));
  return [day, places[0], entity, places[1], precision].join('\t');
}

export interface TimelinePage {
  readonly entries: readonly TimelineEntry[];
  /** The key after which the next page starts; none on the last one. */
  readonly next: string | undefined;
}

/** At most `limit` entries that stand after a key. `entries` are in order. */
export function timelinePage(
  entries: readonly TimelineEntry[],
  after: string | undefined,
  limit: number,
): TimelinePage {
  const rest = after === undefined ? entries : entries.filter((entry) => timelineKey(entry) > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { entries: page, next: last === undefined || rest.length <= limit ? undefined : timelineKey(last) };
}

function inclusionOf({ day, precision }: TimelineEntry, { from, to }: TimelineFilter) {
  if (day === 'undated') return 'undated';
  const last = precision === 'month' ? lastOfMonth(day) : day;
  if ((from !== undefined && last < from) || (to !== undefined && to < day)) return 'outside';
  return (from === undefined || from <= day) && (to === undefined || last <= to) ? 'inside' : 'straddling';
}

function lastOfMonth(first: Day): Day {
  return addDays(daySchema.parse(`${addDays(first, 31).slice(0, 7)}-01`), -1);
}
