import type { StrikeFilter } from '@counterweight/domain/answers';
import type { CountedSources, Precedence } from '@counterweight/domain/kinds';
import { claimants, type Day, defaultClaimants } from '@counterweight/domain/values';
import { type ViewSnapshot, valuesEver } from '@counterweight/ledger';
import type { ParameterValue } from '../../http/canonical-query.ts';
import { unknownValue } from '../../http/problem.ts';
import { resolveRange } from '../resolve-range.ts';
import { resolveSources } from '../resolve-sources.ts';
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

function resolveClaimants(asked: readonly string[] | undefined, snapshot: ViewSnapshot): readonly string[] | 'all' {
  if (asked === undefined) return defaultClaimants;
  if (asked.length === 1 && asked[0] === 'all') return 'all';
  const known = [...new Set([...claimants.map(({ slug }) => slug), ...valuesEver(snapshot, 'claimant')])].sort();
  const unknown = asked.find((slug) => !known.includes(slug));
  if (unknown !== undefined) throw unknownValue('claimant', unknown, ['all', ...known]);
  return asked;
}
