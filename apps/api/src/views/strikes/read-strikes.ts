import {
  canonicalPath,
  entityPath,
  inOrder,
  type ParameterValue,
  type StrikeFilterQuery,
  strikeFilterShape,
} from '@counterweight/contracts/http';
import type { StrikeFilter } from '@counterweight/domain/answers';
import type { CountedSources, Precedence } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import { claimants, type Day, defaultClaimants } from '@counterweight/domain/values';
import type { LedgerAt } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { unknownValue } from '../../http/problem.ts';
import type { AnswerBasis } from '../answer-basis.ts';
import { pinnedAt } from '../answered-time.ts';
import { readTogether, timeOf } from '../read-together.ts';
import { resolveRange } from '../resolve-range.ts';
import { resolveSources } from '../resolve-sources.ts';

/** Strikes for the time asked for, and what the query asks of them once its defaults are filled in. */
export interface StrikesReading extends AnswerBasis {
  readonly rows: ViewRows;
  readonly resolved: ResolvedStrikes;
}

/** Reads the strikes view. Throws a problem when it cannot answer for the time, or does not know what is asked for. */
export async function readStrikes(
  query: StrikeFilterQuery,
  api: Api,
): Promise<StrikesReading & { readonly at: LedgerAt }> {
  const { at, rowsOf, ...basis } = await readTogether(['strike'], timeOf(query), api);
  return { at, ...resolveStrikes(query, rowsOf('strike'), basis) };
}

/** What is asked of the rows of the strikes view. Throws a problem when the view does not know it. */
export function resolveStrikes(
  query: StrikeFilterQuery,
  rows: ViewRows,
  { builds, seq, precedence }: AnswerBasis,
): StrikesReading {
  return { rows, resolved: resolveStrikeFilter(query, rows, precedence), builds, seq, precedence };
}

/** A query with its defaults filled in from what the view holds. */
export interface ResolvedStrikes {
  readonly filter: StrikeFilter;
  readonly sources: CountedSources;
  readonly claimants: readonly string[] | 'all';
  readonly knownAt: Day | undefined;
}

/** Fills in the dataset, claimants and day rule. Throws a problem naming what is allowed for what the view does not know. */
function resolveStrikeFilter(query: StrikeFilterQuery, rows: ViewRows, precedence: Precedence): ResolvedStrikes {
  const range = resolveRange(query);
  const sources = resolveSources(query, rows, precedence);
  const asked = resolveClaimants(query.claimant, rows);
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
  const asked = { ...explicitParameters(query, resolved), ...chosen, ...pinnedAt(seq) };
  return canonicalPath(entityPath('strike'), inOrder(Object.keys(strikeFilterShape), asked));
}

function resolveClaimants(asked: readonly string[] | undefined, rows: ViewRows): readonly string[] | 'all' {
  if (asked === undefined) return defaultClaimants;
  if (asked.length === 1 && asked[0] === 'all') return 'all';
  const known = [...new Set([...claimants.map(({ slug }) => slug), ...rows.valuesEver('claimant')])].sort();
  const unknown = asked.find((slug) => !known.includes(slug));
  if (unknown !== undefined) throw unknownValue('claimant', unknown, ['all', ...known]);
  return asked;
}
