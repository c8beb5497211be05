import { meetingRows } from '../../kinds/meeting/meeting.ts';
import { supportRows, type TransactionRow } from '../../kinds/pledge/support-rows.ts';
import { requestRows } from '../../kinds/request/request.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import { addDays, type Day, dayNumber, daySchema } from '../../values/time/day.ts';
import { matchesSupportFilter, type SupportFilter } from '../support/support-filter.ts';
import { selectSupport } from '../support/support-selection.ts';
import { type MinimumAmount, pledgesReaching } from './pledges-reaching.ts';
import type { Rung } from './rungs.ts';

/** The kinds whose entities stand on a rung. */
export const respondingKinds = ['request', 'meeting', 'pledge'] as const;
export type RespondingKind = (typeof respondingKinds)[number];

/** An entity on a rung. */
export interface RungEvent {
  readonly rung: Rung;
  readonly kind: RespondingKind;
  readonly entity: string;
  /** The first and the last day that it can have been on, in days since 1970; equal when its day is known. */
  readonly first: number;
  readonly last: number;
}

/** Of which days the ledger has anything of a kind. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

export interface RungEvents {
  readonly events: readonly RungEvent[];
  /** Entities that stand on the rung on a day that is not known, by rung. */
  readonly undated: ReadonlyMap<Rung, number>;
  /** Of each kind that has a dated row the days from its first to its last, whatever a filter asks for. */
  readonly spans: ReadonlyMap<RespondingKind, DaySpan>;
}

/** Which entities are asked for. */
export interface RungFilter {
  readonly sources: Readonly<Record<RespondingKind, readonly string[]>>;
  readonly pledges: Pick<SupportFilter, 'donors' | 'categories' | 'subcategories'>;
  readonly minimum: MinimumAmount | undefined;
  /** Of meetings and requests; any where absent. */
  readonly forums: readonly string[] | undefined;
}

/** Every entity that stands on a rung. Pure; the order of rows does not matter. */
export function rungEvents(stored: Readonly<Record<RespondingKind, StoredRows>>, filter: RungFilter): RungEvents {
  const points = [
    ...requestPoints(stored.request, filter),
    ...meetingPoints(stored.meeting, filter),
    ...pledgePoints(stored.pledge, filter),
  ];
  const undated = new Map<Rung, number>();
  const events: RungEvent[] = [];
  for (const { day, asked, isMonth, ...of } of points) {
    if (!asked) continue;
    if (day === 'undated') undated.set(of.rung, (undated.get(of.rung) ?? 0) + 1);
    else events.push({ ...of, first: dayNumber(day), last: isMonth ? lastOfMonth(day) : dayNumber(day) });
  }
  return { events: events.sort(inOrder), undated, spans: spansOf(points) };
}

interface Point extends Pick<RungEvent, 'rung' | 'kind' | 'entity'> {
  readonly day: Day | 'undated';
  readonly isMonth: boolean;
  /** Whether a filter asks for it; what it does not ask for says of which days the kind has anything. */
  readonly asked: boolean;
}

function requestPoints(stored: StoredRows, { sources, forums }: RungFilter): readonly Point[] {
  const byEntity = new Map([...requestRows.on('list', stored, sources.request)].map((row) => [row.entity, row]));
  return [...byEntity.values()].map(({ entity, day, precision, forum }) => {
    const asked = forums === undefined || (forum !== undefined && forums.includes(forum));
    return { rung: 'requested', kind: 'request', entity, day, isMonth: precision === 'month', asked };
  });
}

function meetingPoints(stored: StoredRows, { sources, forums }: RungFilter): readonly Point[] {
  return [...meetingRows.on('list', stored, sources.meeting)].flatMap((row) => {
    const days = { requested: row.requested_on, announced: row.announced_on, convened: row.convened_on };
    const asked = forums?.includes(row.forum) ?? true;
    return (['requested', 'announced', 'convened'] as const).flatMap((rung): readonly Point[] => {
      const day = days[rung];
      return day === undefined ? [] : [{ rung, kind: 'meeting', entity: row.entity, day, isMonth: false, asked }];
    });
  });
}

/** A pledge is pledged on the first day that it is promised or committed, and delivered on that of its first delivery. */
const rungOfStage: Readonly<Partial<Record<TransactionRow['stage'], Rung>>> = {
  pledged: 'pledged',
  committed: 'pledged',
  delivered: 'delivered',
};

function pledgePoints(stored: StoredRows, { sources, pledges, minimum }: RungFilter): readonly Point[] {
  const { inclusionOf } = selectSupport(stored, { sources: sources.pledge });
  const wanted = { sources: sources.pledge, ...pledges };
  const rows = [...supportRows.on('day', stored, sources.pledge)];
  const reaching = minimum === undefined ? undefined : pledgesReaching(rows, minimum);
  const firsts = new Map<string, Point>();
  for (const row of rows) {
    const rung = rungOfStage[row.stage];
    if (rung === undefined || (row.measures.packages ?? 0) === 0 || inclusionOf(row) !== 'counted') continue;
    const { pledge: entity, day } = row;
    const asked = matchesSupportFilter(wanted, row) && (reaching?.has(entity) ?? true);
    const key = `${rung}\t${entity}`;
    const held = firsts.get(key);
    // `undated` sorts after every day.
    if (held !== undefined && held.day <= day) continue;
    firsts.set(key, { rung, kind: 'pledge', entity, day, isMonth: row.precision === 'month', asked });
  }
  return [...firsts.values()];
}

function spansOf(points: readonly Point[]): RungEvents['spans'] {
  const spans = new Map<RespondingKind, DaySpan>();
  for (const { kind, day, isMonth } of points) {
    if (day === 'undated') continue;
    const [first, last] = [dayNumber(day), isMonth ? lastOfMonth(day) : dayNumber(day)];
    const held = spans.get(kind) ?? { first, last };
    spans.set(kind, { first: Math.min(held.first, first), last: Math.max(held.last, last) });
  }
  return spans;
}

function lastOfMonth(first: Day): number {
  return dayNumber(daySchema.parse(`${addDays(first, 31).slice(0, 7)}-01`)) - 1;
}

function inOrder(a: RungEvent, b: RungEvent): number {
  return a.first - b.first || a.last - b.last || (a.entity < b.entity ? -1 : 1);
}
