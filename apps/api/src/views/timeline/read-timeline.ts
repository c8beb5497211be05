import type { QueryOf, timelineQuestion } from '@counterweight/contracts/http';
import {
  type StrikeFilter,
  selectTimeline,
  type Timeline,
  type TimelineFilter,
  type TimelineKind,
  type TimelineSelection,
  timelineEntries,
  timelineKinds,
} from '@counterweight/domain/answers';
import { type CountedSources, countedSources } from '@counterweight/domain/kinds';
import { defaultClaimants } from '@counterweight/domain/values';
import { cellsKnownAt, sourcesCounted, sourcesEver, type ViewSnapshot } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { listedKinds } from '../../entities/link/find-entities.ts';
import { type TiesReading, tiesAt } from '../../entities/link/shown-ties.ts';
import type { Position } from '../../entities/records-at.ts';
import { invalidParameter, unknownValue } from '../../http/problem.ts';
import { type AnswerBasis, answerBasis } from '../answer-basis.ts';
import { readTogether } from '../read-together.ts';
import { resolveRange } from '../resolve-range.ts';
import { chosenAmong } from '../resolve-sources.ts';

export type TimelineQuery = QueryOf<typeof timelineQuestion>;

/** The datasets that a page began with, by kind; the pages after it keep to them. */
export type PinnedSources = Readonly<Partial<Record<TimelineKind, string>>>;

/** All kinds at one position of the journal, what was asked of them, and the ties between them. */
export interface TimelineReading extends AnswerBasis {
  readonly timeline: Timeline;
  readonly selection: TimelineSelection;
  readonly sources: Readonly<Record<TimelineKind, CountedSources>>;
  readonly strikes: Omit<StrikeFilter, 'from' | 'to'>;
  readonly ties: TiesReading;
  readonly linkSources: readonly string[];
  /** Where records are to be read that belong to it. */
  readonly position: Position;
}

const kindsRead = ['strike', ...listedKinds] as const;

/** Reads what the timeline is made of. Throws a problem when it cannot answer for the time, or does not know what is asked for. */
export async function readTimeline(query: TimelineQuery, pinned: PinnedSources, api: Api): Promise<TimelineReading> {
  const { known_at: knownAt, min_seq: minSeq } = query;
  const filter = filterOf(query);
  const snapshotOf = await readTogether(kindsRead, { knownAt, minSeq }, api);
  const sources = resolveAll(query, pinned, snapshotOf, api);
  const counted = mapKinds((kind) => sources[kind].counted);
  const strikes = { sources: counted.strike, dayRule: 'end', claimants: defaultClaimants } as const;
  const cells = mapKinds((kind) => [...cellsKnownAt(snapshotOf(kind), knownAt)]);
  const timeline = timelineEntries({ cells, sources: counted, strikes });
  const position = { seq: snapshotOf('strike').seq, knownAt };
  return {
    timeline,
    selection: selectTimeline(timeline.entries, filter),
    sources,
    strikes,
    ties: tiesAt(snapshotOf, position, api),
    linkSources: sourcesCounted(snapshotOf('link'), knownAt),
    ...answerBasis(kindsRead.map(snapshotOf), knownAt),
    position,
  };
}

function filterOf(query: TimelineQuery): TimelineFilter {
  const { kind: kinds, point: points } = query;
  const range = resolveRange(query);
  const [name] = (['from', 'to', 'as_of'] as const).filter((each) => query[each] !== undefined);
  if (query.undated !== undefined && name !== undefined) {
    throw invalidParameter('undated', `what bears no day lies in no range of days: leave ${name} out`);
  }
  return { ...range, ...(kinds && { kinds }), ...(points && { points }) };
}

function resolveAll(
  { source, known_at: knownAt }: TimelineQuery,
  pinned: PinnedSources,
  snapshotOf: (kind: TimelineKind) => ViewSnapshot,
  { precedence }: Api,
): TimelineReading['sources'] {
  const ever = [...new Set(timelineKinds.flatMap((kind) => sourcesEver(snapshotOf(kind))))].sort();
  if (source !== undefined && !ever.includes(source)) throw unknownValue('source', source, ever);
  return mapKinds((kind) => {
    const withRecords = sourcesCounted(snapshotOf(kind), knownAt);
    const wanted = source ?? pinned[kind];
    return wanted === undefined ? countedSources(withRecords, precedence) : chosenAmong(withRecords, wanted);
  });
}

function mapKinds<Value>(map: (kind: TimelineKind) => Value): Record<TimelineKind, Value> {
  return {
    strike: map('strike'),
    request: map('request'),
    meeting: map('meeting'),
    pledge: map('pledge'),
    restriction: map('restriction'),
    statement: map('statement'),
    membership: map('membership'),
  };
}
