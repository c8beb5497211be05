import {
  type entityQuestions,
  inOrder,
  type QueryOf,
  type StrikeListDefinition,
  strikeFilterShape,
} from '@counterweight/contracts/http';
import { matchesStrikeFilter } from '@counterweight/domain/answers';
import { strikeKind, strikeRows } from '@counterweight/domain/kinds';
import { viewId } from '@counterweight/domain/rows';
import type { Api } from '../../api-deps.ts';
import { answeredTime } from '../../views/answered-time.ts';
import { showSources } from '../../views/resolve-sources.ts';
import { explicitParameters, type ResolvedStrikes, readStrikes } from '../../views/strikes/read-strikes.ts';
import { shareOfStrikes } from '../../views/strikes/share-of-strikes.ts';
import { showNumbers } from '../../views/strikes/show-strikes.ts';
import type { EntityList } from '../prepare-page.ts';

export type StrikeListQuery = QueryOf<typeof entityQuestions.strike.list>;

const { view } = strikeKind;

/** The salvos that the view counts for the same filters, each with what it adds. */
export async function listStrikes(query: StrikeListQuery, api: Api): Promise<EntityList> {
  const { at, builds, resolved, seq } = await readStrikes(query, api);
  const { filter } = resolved;
  return {
    of: {
      view: viewId(view),
      axis: filter.dayRule,
      range: { ...(filter.from && { from: filter.from }), ...(filter.to && { to: filter.to }) },
      matches: (stored) => matchesStrikeFilter(filter, strikeRows.read(stored)),
    },
    filters: inOrder(Object.keys(strikeFilterShape), explicitParameters(query, resolved)),
    at,
    builds,
    seq,
    definition: listDefinition(query, resolved, seq),
    beside: ({ day, rows }) => ({ counted: showNumbers(shareOfStrikes(day, rows)) }),
  };
}

function listDefinition(
  { as_of, known_at }: StrikeListQuery,
  { filter, claimants, sources }: ResolvedStrikes,
  seq: number,
): StrikeListDefinition {
  return {
    view: view.name,
    version: view.version,
    day_rule: filter.dayRule,
    claimants: claimants === 'all' ? 'all' : [...claimants],
    sources: showSources(sources),
    ...answeredTime({ as_of, known_at }, seq),
  };
}
