import type { ConversionQuery, ParameterValue, SupportFilterQuery } from '@counterweight/contracts/http';
import type { SupportFilter } from '@counterweight/domain/answers';
import type { CountedSources } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import type { DisplayCurrency, FxPolicy } from '@counterweight/domain/values';
import type { LedgerAt, ReadTime } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { type CountedRates, ratesOf } from '../../entities/pledge/current-rates.ts';
import { type RestrictionsReading, readRestrictions } from '../../entities/restriction/restrictions-in-force.ts';
import type { AnswerBasis } from '../answer-basis.ts';
import { readTogether } from '../read-together.ts';
import { resolveRange } from '../resolve-range.ts';
import { resolveSources } from '../resolve-sources.ts';

/** Support and the rates it is converted by, as they were at one position of the journal. */
export interface SupportReading extends AnswerBasis {
  readonly rows: ViewRows;
  readonly rates: CountedRates;
}

/** Support with what holds it up, at one position of the journal. */
export interface SupportTogether extends SupportReading {
  readonly at: LedgerAt;
  readonly restrictions: RestrictionsReading;
}

/** Reads support, rates and restrictions together for the time asked for. Throws a problem when they cannot answer for it. */
export async function readSupport(time: ReadTime, api: Api): Promise<SupportTogether> {
  const { at, rowsOf, ...basis } = await readTogether(['pledge', 'rate', 'restriction'], time, api);
  const restrictions = readRestrictions(rowsOf('restriction'), basis.precedence);
  return { at, ...supportReading(rowsOf, basis), restrictions };
}

/** Support with its rates from rows of one position. */
export function supportReading(
  rowsOf: (kind: 'pledge' | 'rate') => ViewRows,
  { builds, seq, precedence }: AnswerBasis,
): SupportReading {
  return { rows: rowsOf('pledge'), rates: ratesOf(rowsOf('rate'), precedence), builds, seq, precedence };
}

export type SupportQuery = SupportFilterQuery & ConversionQuery;

/** A query with its defaults filled in from what the view holds. */
export interface ResolvedSupport {
  readonly filter: SupportFilter;
  readonly sources: CountedSources;
  readonly currency: DisplayCurrency;
  readonly policy: FxPolicy;
}

/** Fills in the dataset, currency and policy. Throws a problem naming what is allowed for what the view does not know. */
export function resolveSupport(query: SupportQuery, { rows, precedence }: SupportReading): ResolvedSupport {
  const sources = resolveSources(query, rows, precedence);
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
