import type { SupportFilter } from '@counterweight/domain/answers';
import type { CountedSources, Precedence } from '@counterweight/domain/kinds';
import type { DisplayCurrency, FxPolicy } from '@counterweight/domain/values';
import type { ParameterValue } from '../../http/canonical-query.ts';
import { resolveRange } from '../resolve-range.ts';
import { resolveSources } from '../resolve-sources.ts';
import type { SupportReading } from './read-support.ts';
import type { ConversionQuery, SupportFilterQuery } from './support-parameters.ts';

export type SupportQuery = SupportFilterQuery & ConversionQuery;

/** A query with its defaults filled in from what the view holds. */
export interface ResolvedSupport {
  readonly filter: SupportFilter;
  readonly sources: CountedSources;
  readonly currency: DisplayCurrency;
  readonly policy: FxPolicy;
}

/** Fills in the dataset, currency and policy. Throws a problem naming what is allowed for what the view does not know. */
export function resolveSupport(
  query: SupportQuery,
  { snapshot }: SupportReading,
  precedence: Precedence,
): ResolvedSupport {
  const sources = resolveSources(query, snapshot, precedence);
  const filter: SupportFilter = {
    sources: sources.counted,
    ...(query.stage === undefined ? {} : { stages: query.stage }),
    ...(query.donor === undefined ? {} : { donors: query.donor }),
    ...(query.category === undefined ? {} : { categories: query.category }),
    ...(query.subcategory === undefined ? {} : { subcategories: query.subcategory }),
    ...resolveRange(query),
  };
  return { filter, sources, currency: query.currency ?? 'EUR', policy: query.fx ?? 'announcement_day' };
}

/** The parameters that ask for exactly this again, whatever the defaults then are. */
export function explicitSupport(
  query: SupportQuery,
  { sources, currency, policy }: ResolvedSupport,
): Partial<Record<keyof SupportQuery, ParameterValue>> {
  const [source] = sources.counted;
  return { ...query, source, currency, fx: policy };
}
