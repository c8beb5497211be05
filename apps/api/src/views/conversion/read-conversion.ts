import { inOrder, type ParameterValue, type PromiseQuery, promiseShape } from '@counterweight/contracts/http';
import type { ConversionFilter, ConversionGrouping, MoneyRule } from '@counterweight/domain/answers';
import { airDefenceView, type CountedSources, goodsView } from '@counterweight/domain/kinds';
import { type ViewRows, viewId } from '@counterweight/domain/rows';
import type { Api } from '../../api-deps.ts';
import { ratesOf } from '../../entities/pledge/current-rates.ts';
import type { AnswerBasis } from '../answer-basis.ts';
import { pinnedAt } from '../answered-time.ts';
import { readTogether, timeOf } from '../read-together.ts';
import { resolveRange } from '../resolve-range.ts';
import { resolveSources } from '../resolve-sources.ts';

/** Pledges, their items, and rates at one position of the journal, with what of them is asked for. */
export interface ConversionReading extends AnswerBasis {
  readonly rows: Readonly<Record<'support' | 'airDefence' | 'goods', ViewRows>>;
  readonly filter: ConversionFilter;
  readonly sources: CountedSources;
  readonly money: MoneyRule;
  readonly rateSources: CountedSources;
}

const [AIR_DEFENCE, GOODS] = [viewId(airDefenceView), viewId(goodsView)];

/** Reads for the time asked for and fills in the dataset, currency and policy. Throws a problem when that cannot be answered. */
export async function readConversion(query: PromiseQuery, api: Api): Promise<ConversionReading> {
  const { from, to } = resolveRange({ from: query.from, to: query.to });
  const { rowsOf, builds, seq, precedence } = await readTogether(
    ['pledge', AIR_DEFENCE, GOODS, 'rate'],
    timeOf(query),
    api,
  );
  const support = rowsOf('pledge');
  const sources = resolveSources(query, support, precedence);
  const rates = ratesOf(rowsOf('rate'), precedence);
  return {
    rows: { support, airDefence: rowsOf(AIR_DEFENCE), goods: rowsOf(GOODS) },
    filter: {
      sources: sources.counted,
      ...(query.donor && { donors: query.donor }),
      ...(query.class && { classes: query.class }),
      ...(query.cohort && { cohorts: query.cohort }),
      ...(query.category && { categories: query.category }),
      ...(query.published_type && { publishedTypes: [query.published_type.toLowerCase()] }),
      ...(from && { from }),
      ...(to && { to }),
      ...(query.as_of && { asOf: query.as_of }),
    },
    ...{ sources, builds, seq, precedence },
    money: { rates: rates.book, currency: query.currency ?? 'EUR', policy: query.fx ?? 'announcement_day' },
    rateSources: rates.sources,
  };
}

/** The parameters that ask for exactly this again, whatever the defaults then are, at the position it was answered from. */
export function explicitConversion(
  { by, definition: _, ...query }: PromiseQuery,
  { sources, money, seq }: ConversionReading,
  more: Readonly<Record<string, ParameterValue>> = {},
): Record<string, ParameterValue> {
  const [source = query.source] = sources.counted;
  const chosen = { source, currency: money.currency, fx: money.policy, ...more, ...pinnedAt(seq) };
  return inOrder(Object.keys(promiseShape), { ...query, by: by?.join(','), ...chosen });
}

/** What rows are of, by class unless told. */
export function groupingsOf({ by = ['class'] }: PromiseQuery): readonly ConversionGrouping[] {
  return by;
}
