import type { StrikeRow, TimelineEntry, TimelineKind } from '@counterweight/domain/answers';
import {
  foldPledge,
  forums,
  type KindName,
  type LiveTransaction,
  type Meeting,
  meetingKind,
  membershipKind,
  type PledgeState,
  type RecordContent,
  requestKind,
  restrictionKind,
  type SingleRecordKind,
  statementKind,
} from '@counterweight/domain/kinds';
import {
  dayOf,
  donorName,
  type EntityId,
  entityIdSchema,
  type SourceReference,
  type When,
} from '@counterweight/domain/values';
import type { z } from '@hono/zod-openapi';

/** What an entry says in words, and where that was read. */
export interface EntryText {
  readonly title: string;
  /** The date as its source gives it, where it is no day. */
  readonly when?: When;
  /** Where the entity says it better than the view: a pledge's announcement in a month stands on its first day. */
  readonly precision?: 'month';
  readonly note?: string;
  readonly sources?: readonly SourceReference[];
}

/** An entry in words, by its entity's records. Pure. */
export function entryText(entry: TimelineEntry, records: readonly RecordContent[]): EntryText {
  if (entry.strikes !== undefined) return { title: strikesText(entry.strikes) };
  const told = tell[entry.kind](entry, entityIdSchema.parse(entry.entity), records);
  return told ?? { title: entry.entity };
}

type Tell = (entry: TimelineEntry, entity: EntityId, records: readonly RecordContent[]) => EntryText | undefined;

/** Words for a single-record kind, by its body. */
function reported<Schema extends z.ZodObject>(
  { fold }: SingleRecordKind<KindName, Schema>,
  text: (body: z.output<Schema>, entry: TimelineEntry) => Omit<EntryText, 'sources'>,
): Tell {
  return (entry, entity, records) => {
    const state = fold(entity, records);
    return state.status === 'live' ? { ...text(state.body, entry), sources: state.sources } : undefined;
  };
}

const tell: Readonly<Record<TimelineKind, Tell>> = {
  strike: () => undefined,
  request: reported(requestKind, ({ by, title, made }) => ({
    title: `${donorName(by)} asks: ${title}`,
    ...dated(made),
  })),
  meeting: reported(meetingKind, (meeting, { point }) => ({ title: meetingText(meeting, point) })),
  pledge: (entry, entity, records) => pledgeText(entry, foldPledge(entity, records)),
  restriction: reported(restrictionKind, ({ restricted_by, kind, title, reason }, { point }) => {
    const named = title ?? `${restricted_by}: ${kind.replaceAll('_', ' ')}`;
    return { title: point === 'lifted' ? `${named}: no longer in force` : `${named}: ${reason}` };
  }),
  statement: reported(statementKind, ({ speaker, claim }) => ({ title: `${speaker.name}: ${claim}` })),
  membership: reported(membershipKind, ({ party, body }, { point }) => ({
    title: `${donorName(party)} ${point === 'left' ? 'is no longer in' : 'joins'} ${body}`,
  })),
};

function strikesText({ salvos, counts, unknown }: StrikeRow): string {
  const parts = (['launched', 'destroyed'] as const).map((measure) => {
    if (unknown[measure] === salvos) return `${measure} not said`;
    const some = unknown[measure] > 0 ? ` (${unknown[measure]} of ${salvos} salvos do not say)` : '';
    return `${counts[measure]} ${measure}${some}`;
  });
  return `Missiles and drones as claimed: ${parts.join(', ')}`;
}

function meetingText(meeting: Meeting, point: string): string {
  const { forum, title, format, place, requested, announced, held } = meeting;
  const named = title ?? `${forums[forum]}${format === undefined ? '' : `, ${format.replaceAll('_', ' ')}`}`;
  if (point === 'requested') return `${named}: asked for by ${requested?.by}`;
  if (point === 'announced') return `${named}: announced${announced?.by === undefined ? '' : ` by ${announced.by}`}`;
  if (point === 'reported') return `${named}: no day of it is known`;
  const where = [...(place === undefined ? [] : [place]), ...(held === 'online' ? ['online'] : [])];
  return `${named}: meets${where.length === 0 ? '' : ` (${where.join(', ')})`}`;
}

function pledgeText(entry: TimelineEntry, state: PledgeState): EntryText | undefined {
  const { header } = state;
  if (header.status !== 'live') return undefined;
  const { donor, title, announced, replenishment } = header.pledge;
  const named = `${donorName(donor)}: ${title}`;
  if (entry.point !== 'announced') return transactionsText(entry, state, named);
  const notes = [
    ...(replenishment === true ? ['It refills the donor’s own stocks, which is no aid.'] : []),
    ...(entry.day !== 'undated' && (announced === undefined || dayOf(announced) === 'undated')
      ? ['Its announcement bears no day: this is the day of its earliest transaction.']
      : []),
  ];
  return {
    title: named,
    ...dated(announced),
    ...(announced?.precision === 'month' ? { precision: 'month' } : {}),
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
    sources: header.sources,
  };
}

function transactionsText(entry: TimelineEntry, { transactions }: PledgeState, named: string): EntryText | undefined {
  const held = transactions.filter((each) => reaches(each, entry));
  const [first] = held;
  if (first === undefined) return undefined;
  const changes = held.flatMap(({ transaction }) => ('applies_to' in transaction ? [transaction.type] : []));
  const what = changes.length === held.length ? `what was ${entry.point} is ${changes.join(', ')}` : entry.point;
  const sources = new Map(held.flatMap((each) => each.sources.map((source) => [JSON.stringify(source), source])));
  return {
    title: `${named}: ${what}${unitsText(held)}`,
    ...(held.length === 1 ? dated(first.transaction.when) : {}),
    sources: [...sources.values()],
  };
}

function reaches({ stage, transaction }: LiveTransaction, { day, precision, point }: TimelineEntry): boolean {
  return stage === point && dayOf(transaction.when) === day && transaction.when.precision === precision;
}

const MAX_ITEMS = 5;

function unitsText(held: readonly LiveTransaction[]): string {
  const items = held.flatMap(({ transaction }) => transaction.units ?? []);
  const shown = items.slice(0, MAX_ITEMS).map(({ item, count, qualifier }) => {
    if (count === undefined) return item;
    return `${qualifier === undefined ? '' : `${qualifier.replaceAll('_', ' ')} `}${count} × ${item}`;
  });
  if (items.length > MAX_ITEMS) shown.push(`and ${items.length - MAX_ITEMS} more`);
  return shown.length === 0 ? '' : ` (${shown.join(', ')})`;
}

function dated(when: When | undefined): { readonly when?: When } {
  return when === undefined || when.precision === 'day' ? {} : { when };
}
