import {
  type CountedSources,
  claimants,
  countedSources,
  type Day,
  defaultClaimants,
  type Precedence,
  type StrikeFilter,
} from '@counterweight/domain';
import { sourcesCounted, type ViewSnapshot, valuesEver } from '@counterweight/ledger';
import type { ParameterValue } from '../http/canonical-query.ts';
import { invalidParameter, type ProblemError } from '../http/problem.ts';
import type { StrikeFilterQuery } from './strike-parameters.ts';

/** A query with its defaults filled in from what the view holds. */
export interface ResolvedStrikes {
  readonly filter: StrikeFilter;
  readonly sources: CountedSources;
  readonly claimants: readonly string[] | 'all';
  readonly knownAt: Day | undefined;
}

/** Fills in the dataset, claimants and day rule. Throws a problem naming what is allowed for what the view does not know. */
export function resolveStrikeFilter(
  query: StrikeFilterQuery,
  snapshot: ViewSnapshot,
  precedence: Precedence,
): ResolvedStrikes {
  if (query.from !== undefined && query.to !== undefined && query.to < query.from) {
    throw invalidParameter('to', 'lies before from');
  }
  const sources = resolveSources(query, snapshot, precedence);
  const asked = resolveClaimants(query.claimant, snapshot);
  const to = earlier(query.to, query.as_of);
  const filter: StrikeFilter = {
    sources: sources.counted,
    dayRule: query.day_rule ?? 'end',
    ...(asked === 'all' ? {} : { claimants: asked }),
    ...(query.weapon === undefined ? {} : { weapons: query.weapon }),
    ...(query.class === undefined ? {} : { classes: query.class }),
    ...(query.region === undefined ? {} : { regions: query.region }),
    ...(query.target === undefined ? {} : { targets: query.target }),
    ...(query.from === undefined ? {} : { from: query.from }),
    ...(to === undefined ? {} : { to }),
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

function resolveSources(query: StrikeFilterQuery, snapshot: ViewSnapshot, precedence: Precedence): CountedSources {
  const withRecords = sourcesCounted(snapshot, query.known_at);
  const { source } = query;
  if (source === undefined) return countedSources(withRecords, precedence);
  const ever = valuesEver(snapshot, 'source');
  if (!ever.includes(source)) throw unknownValue('source', source, ever);
  return { counted: [source], notCounted: withRecords.filter((other) => other !== source) };
}

function resolveClaimants(asked: readonly string[] | undefined, snapshot: ViewSnapshot): readonly string[] | 'all' {
  if (asked === undefined) return defaultClaimants;
  if (asked.length === 1 && asked[0] === 'all') return 'all';
  const known = [...new Set([...claimants.map(({ slug }) => slug), ...valuesEver(snapshot, 'claimant')])].sort();
  const unknown = asked.find((slug) => !known.includes(slug));
  if (unknown !== undefined) throw unknownValue('claimant', unknown, ['all', ...known]);
  return asked;
}

function unknownValue(parameter: string, value: string, allowed: readonly string[]): ProblemError {
  return invalidParameter(parameter, `${value} is not known; there are: ${allowed.join(', ') || 'none yet'}`, allowed);
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
