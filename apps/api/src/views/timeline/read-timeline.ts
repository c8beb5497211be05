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
import { type CountedSources, type Precedence, rankOf } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import { defaultClaimants } from '@counterweight/domain/values';
import { countedIn, type LedgerAt, sourcesCounted, sourcesEver } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { listedKinds } from '../../entities/link/find-entities.ts';
import { type TiesReading, tiesAt } from '../../entities/link/shown-ties.ts';
import { invalidParameter, unknownValue } from '../../http/problem.ts';
import type { AnswerBasis } from '../answer-basis.ts';
import { readTogether, timeOf } from '../read-together.ts';
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
  readonly at: LedgerAt;
}

const kindsRead = ['strike', ...listedKinds] as const;

/** Reads what the timeline is made of. Throws a problem when it cannot answer for the time, or does not know what is asked for. */
export async function readTimeline(query: TimelineQuery, pinned: PinnedSources, api: Api): Promise<TimelineReading> {
  const filter = filterOf(query);
  const { at, rowsOf, builds, seq, precedence } = await readTogether(kindsRead, timeOf(query), api);
  const sources = resolveAll(query, pinned, rowsOf, precedence);
  const counted = mapKinds((kind) => sources[kind].counted);
  const isShown = (source: string) =>
    rankOf(source, precedence) > 0 || timelineKinds.some((kind) => counted[kind].includes(source));
  const strikes = { sources: counted.strike, dayRule: 'end', claimants: defaultClaimants } as const;
  const timeline = timelineEntries({ stored: mapKinds(rowsOf), sources: counted, strikes });
  return {
    timeline,
    selection: selectTimeline(timeline.entries, filter),
    sources,
    strikes,
    ties: tiesAt(rowsOf, at, api),
    linkSources: sourcesCounted(rowsOf('link')).filter(isShown),
    at,
    builds,
    seq,
    precedence,
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
  { source }: TimelineQuery,
  pinned: PinnedSources,
  rowsOf: (kind: TimelineKind) => ViewRows,
  precedence: Precedence,
): TimelineReading['sources'] {
  const ever = [...new Set(timelineKinds.flatMap((kind) => sourcesEver(rowsOf(kind))))].sort();
  if (source !== undefined && !ever.includes(source)) throw unknownValue('source', source, ever);
  return mapKinds((kind) => {
    const rows = rowsOf(kind);
    const wanted = source ?? pinned[kind];
    return wanted === undefined ? countedIn(rows, precedence) : chosenAmong(rows, wanted, precedence);
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
