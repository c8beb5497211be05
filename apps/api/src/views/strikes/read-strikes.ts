import {
  canonicalPath,
  entityPath,
  inOrder,
  type ParameterValue,
  type StrikeFilterQuery,
  strikeFilterShape,
} from '@counterweight/contracts/http';
import type { StrikeFilter } from '@counterweight/domain/answers';
import { type CountedSources, type Precedence, strikeKind, strikeRows } from '@counterweight/domain/kinds';
import { viewId } from '@counterweight/domain/rows';
import { claimants, type Day, defaultClaimants } from '@counterweight/domain/values';
import { readView, seqKnownAt, type ViewSnapshot, valuesEver } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { unknownValue } from '../../http/problem.ts';
import { readingProblem } from '../../http/reading-problem.ts';
import { resolveRange } from '../resolve-range.ts';
import { resolveSources } from '../resolve-sources.ts';

/** Strikes for the time asked for, and what the query asks of them once its defaults are filled in. */
export interface StrikesReading {
  readonly snapshot: ViewSnapshot;
  readonly resolved: ResolvedStrikes;
  /** What an answer stands for: with a known day, the view's last move by then. */
  readonly seq: number;
}

/** Reads the strikes view. Throws a problem when it cannot answer for the time, or does not know what is asked for. */
export async function readStrikes(query: StrikeFilterQuery, api: Api): Promise<StrikesReading> {
  const time = { knownAt: query.known_at, minSeq: query.min_seq };
  const reading = await readView(api.memory(viewId(strikeKind.view)), time, api);
  if (!reading.ok) throw readingProblem(reading);
  return resolveStrikes(query, reading.snapshot, api.precedence);
}

/** What is asked of a snapshot of the strikes view. Throws a problem when the view does not know it. */
export function resolveStrikes(
  query: StrikeFilterQuery,
  snapshot: ViewSnapshot,
  precedence: Precedence,
): StrikesReading {
  const resolved = resolveStrikeFilter(query, snapshot, precedence);
  return { snapshot, resolved, seq: seqKnownAt(snapshot, query.known_at) };
}

/** A query with its defaults filled in from what the view holds. */
export interface ResolvedStrikes {
  readonly filter: StrikeFilter;
  readonly sources: CountedSources;
  readonly claimants: readonly string[] | 'all';
  readonly knownAt: Day | undefined;
}

/** Fills in the dataset, claimants and day rule. Throws a problem naming what is allowed for what the view does not know. */
function resolveStrikeFilter(
  query: StrikeFilterQuery,
  snapshot: ViewSnapshot,
  precedence: Precedence,
): ResolvedStrikes {
  const range = resolveRange(query);
  const sources = resolveSources(query, snapshot, precedence);
  const asked = resolveClaimants(query.claimant, snapshot);
  const filter: StrikeFilter = {
    sources: sources.counted,
    dayRule: query.day_rule ?? 'end',
    ...(asked === 'all' ? {} : { claimants: asked }),
    ...(query.weapon === undefined ? {} : { weapons: query.weapon }),
    ...(query.class === undefined ? {} : { classes: query.class }),
    ...(query.region === undefined ? {} : { regions: query.region }),
    ...(query.reported_hit === undefined ? {} : { reportedHit: query.reported_hit }),
    ...(query.target === undefined ? {} : { targets: query.target }),
    ...range,
  };
  return { filter, sources, claimants: asked, knownAt: query.known_at };
}

/** The parameters that ask for exactly this again, whatever the defaults then are. */
export function explicitParameters(
  query: StrikeFilterQuery,
  { filter, sources, claimants }: ResolvedStrikes,
): Partial<Record<keyof StrikeFilterQuery, ParameterValue>> {
  const [source] = sources.counted;
  return { ...query, claimant: claimants, source, day_rule: filter.dayRule };
}

/** Where the salvos behind a reading are listed, or those of them that more parameters choose. */
export function salvosAddress(
  query: StrikeFilterQuery,
  { resolved, seq }: StrikesReading,
  chosen: Readonly<Partial<Record<keyof StrikeFilterQuery, ParameterValue>>> = {},
): string {
  const asked = { ...explicitParameters(query, resolved), ...chosen, min_seq: seq };
  return canonicalPath(entityPath('strike'), inOrder(Object.keys(strikeFilterShape), asked));
}

function claimantsEver(snapshot: ViewSnapshot): readonly string[] {
  return valuesEver(snapshot, 'claimant', (stored) => strikeRows.read(stored).claimant);
}

function resolveClaimants(asked: readonly string[] | undefined, snapshot: ViewSnapshot): readonly string[] | 'all' {
  if (asked === undefined) return defaultClaimants;
  if (asked.length === 1 && asked[0] === 'all') return 'all';
  const known = [...new Set([...claimants.map(({ slug }) => slug), ...claimantsEver(snapshot)])].sort();
  const unknown = asked.find((slug) => !known.includes(slug));
  if (unknown !== undefined) throw unknownValue('claimant', unknown, ['all', ...known]);
  return asked;
}
