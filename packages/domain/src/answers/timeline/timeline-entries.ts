import { meetingRows } from '../../kinds/meeting/meeting.ts';
import { membershipRows } from '../../kinds/membership/membership.ts';
import { isLivePledge, supportRows } from '../../kinds/pledge/support-rows.ts';
import { requestRows } from '../../kinds/request/request.ts';
import { restrictionRows } from '../../kinds/restriction/restriction.ts';
import { statementRows } from '../../kinds/statement/statement-rows.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import { addDays, type Day, daySchema } from '../../values/time/day.ts';
import type { When } from '../../values/time/when.ts';
import { answerStrikes, type StrikeAnswer, type StrikeFilter } from '../strikes/strikes.ts';
import type { TimelineEntry, TimelineKind, TimelinePoint } from './timeline.ts';

/** The kinds whose entities stand in the timeline themselves. */
type EntityKind = Exclude<TimelineKind, 'strike'>;

/** Rows at one position of the journal, and of which datasets they are to be counted. */
export interface TimelineInput {
  readonly stored: Readonly<Record<TimelineKind, StoredRows>>;
  readonly sources: Readonly<Record<EntityKind, readonly string[]>>;
  readonly strikes: Omit<StrikeFilter, 'from' | 'to'>;
}

export interface Timeline {
  /** In no order. */
  readonly entries: readonly TimelineEntry[];
  /** What the days of strikes were made of. */
  readonly strikes: StrikeAnswer;
  /** Pledges left out: their header was withdrawn or redacted, or has not come. */
  readonly pledgesNotLive: number;
}

/** Every point of every entity of the datasets counted, and every day of strikes. Pure; the order of rows does not matter. */
export function timelineEntries({ stored, sources, strikes: filter }: TimelineInput): Timeline {
  const strikes = answerStrikes(stored.strike, filter, 'day');
  const struck = strikes.rows.map((row): TimelineEntry => {
    const day = daySchema.parse(row.key);
    return { day, precision: 'day', kind: 'strike', point: 'struck', entity: '', strikes: row };
  });
  const listed = listedEntries({ stored, sources });
  const pledges = pledgeEntries(stored.pledge, sources.pledge);
  return { entries: [...struck, ...listed, ...pledges.entries], strikes, pledgesNotLive: pledges.notLive };
}

/** What happened to an entity on a day; its precision is that of a day unless it says so. */
interface Point {
  readonly point: TimelinePoint;
  readonly day: Day | 'undated';
  readonly precision?: When['precision'];
}

function listedEntries({ stored, sources }: Pick<TimelineInput, 'stored' | 'sources'>): readonly TimelineEntry[] {
  return [
    ...entriesOf('request', requestRows.on('list', stored.request, sources.request), ({ day, precision }) => [
      { point: 'requested', day, precision },
    ]),
    ...entriesOf('meeting', meetingRows.on('list', stored.meeting, sources.meeting), (meeting) => [
      ...pointOn('requested', meeting.requested_on),
      ...pointOn('announced', meeting.announced_on),
      ...pointOn('convened', meeting.convened_on),
    ]),
    ...entriesOf('restriction', restrictionRows.on('list', stored.restriction, sources.restriction), ({ from, to }) => [
      { point: 'imposed', day: from ?? 'undated' },
      ...pointAfter('lifted', to),
    ]),
    ...entriesOf('statement', statementRows.on('list', stored.statement, sources.statement), ({ day }) => [
      { point: 'said', day },
    ]),
    ...entriesOf('membership', membershipRows.on('list', stored.membership, sources.membership), ({ from, to }) => [
      { point: 'joined', day: from ?? 'undated' },
      ...pointAfter('left', to),
    ]),
  ];
}

/** An entity's points, read from one of its rows: what they are made of is the same in all of them. */
function entriesOf<Row extends { readonly entity: string }>(
  kind: EntityKind,
  rows: Iterable<Row>,
  pointsOf: (row: Row) => readonly Point[],
): readonly TimelineEntry[] {
  const byEntity = new Map([...rows].map((row) => [row.entity, row]));
  return [...byEntity].flatMap(([entity, row]) => {
    const points = pointsOf(row);
    const shown: readonly Point[] = points.length > 0 ? points : [{ point: 'reported', day: 'undated' }];
    return shown.map(({ point, day, precision = day === 'undated' ? 'undated' : 'day' }) => {
      return { day, precision, kind, point, entity };
    });
  });
}

/** `undated`: it happened on a day that is not known. Absent: it is not known to have happened. */
function pointOn(point: TimelinePoint, day: Day | 'undated' | undefined): readonly Point[] {
  return day === undefined ? [] : [{ point, day }];
}

/** What ends on a day, that one included, is over on the next. */
function pointAfter(point: TimelinePoint, lastDay: Day | undefined): readonly Point[] {
  return lastDay === undefined ? [] : [{ point, day: addDays(lastDay, 1) }];
}

function pledgeEntries(stored: StoredRows, sources: readonly string[]) {
  const reached = new Map<string, TimelineEntry>();
  let notLive = 0;
  for (const row of supportRows.on('list', stored, sources)) {
    const { day, pledge: entity } = row;
    const precision = day === 'undated' ? 'undated' : 'day';
    if (isLivePledge(row)) reached.set(entity, { day, precision, kind: 'pledge', point: 'announced', entity });
    else notLive += 1;
  }
  for (const row of supportRows.on('day', stored, sources)) {
    const { stage: point, precision, pledge: entity } = row;
    if (point !== 'delivered' && point !== 'operational') continue;
    const entry = { day: row.day, precision, kind: 'pledge', point, entity } as const;
    const text = [entry.day, entry.point, precision, entity].join('\t');
    const transactions = (reached.get(text)?.transactions ?? 0) + (row.measures.transactions ?? 0);
    reached.set(text, { ...entry, transactions });
  }
  return { entries: [...reached.values()], notLive };
}
