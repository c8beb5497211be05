import { inOrder, type ParameterValue, type PromiseQuery, promiseShape } from '@counterweight/contracts/http';
import type { ConversionFilter, ConversionGrouping, MoneyRule, RequestTie } from '@counterweight/domain/answers';
import {
  airDefenceView,
  type CountedSources,
  goodsView,
  linkRows,
  type Precedence,
  rankOf,
} from '@counterweight/domain/kinds';
import { type ViewRows, viewId } from '@counterweight/domain/rows';
import { countedIn, sourcesEver } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { ratesOf } from '../../entities/pledge/current-rates.ts';
import { unknownValue } from '../../http/problem.ts';
import type { AnswerBasis } from '../answer-basis.ts';
import { pinnedAt } from '../answered-time.ts';
import { readTogether, timeOf } from '../read-together.ts';
import { resolveRange } from '../resolve-range.ts';
import { chosenAmong, resolveSources } from '../resolve-sources.ts';

/** Pledges, their items, and rates at one position of the journal, with what of them is asked for. */
export interface ConversionReading extends AnswerBasis {
  readonly rows: Readonly<Record<'support' | 'airDefence' | 'goods', ViewRows>>;
  readonly filter: ConversionFilter;
  readonly sources: CountedSources;
  readonly money: MoneyRule;
  readonly rateSources: CountedSources;
  readonly requests: ViewRows;
  readonly requestSources: CountedSources;
  /** What ties pledges to requests, as far as it is shown. */
  readonly ties: readonly RequestTie[];
}

const [AIR_DEFENCE, GOODS] = [viewId(airDefenceView), viewId(goodsView)];
const names = ['pledge', AIR_DEFENCE, GOODS, 'rate', 'request', 'link'] as const;

/** Reads for the time asked for and fills in the dataset, currency and policy. Throws a problem when that cannot be answered. */
export async function readConversion(query: PromiseQuery, api: Api): Promise<ConversionReading> {
  const { from, to } = resolveRange({ from: query.from, to: query.to });
  const { rowsOf, builds, seq, precedence } = await readTogether(names, timeOf(query), api);
  const support = rowsOf('pledge');
  const sources = resolveSources(query, support, precedence);
  const requests = rowsOf('request');
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
    requests,
    requestSources: requestSourcesOf(query, requests, precedence),
    ties: tiesIn(rowsOf('link'), precedence),
  };
}

/** A dataset asked for need not have requests; nothing of them is counted then. */
function requestSourcesOf({ source, request_source }: PromiseQuery, rows: ViewRows, precedence: Precedence) {
  const ever = sourcesEver(rows);
  if (request_source !== undefined && !ever.includes(request_source)) {
    throw unknownValue('request_source', request_source, ever);
  }
  const chosen = request_source ?? source;
  return chosen === undefined ? countedIn(rows, precedence) : chosenAmong(rows, chosen, precedence);
}

/** What strangers say is not shown (docs/laws.md, law 14): a link is of the request's own source, or of one with a rank. */
function tiesIn(links: ViewRows, precedence: Precedence): readonly RequestTie[] {
  return [...linkRows.on('list', links)].flatMap(({ entity: link, source, relation, from, to }) => {
    const answers = relation === 'in_response_to' || relation === 'fulfils';
    const shown = to.startsWith(`${source}:`) || rankOf(source, precedence) > 0;
    return answers && shown ? [{ link, pledge: from, request: to }] : [];
  });
}

/** The parameters that ask for exactly this again, whatever the defaults then are, at the position it was answered from. */
export function explicitConversion(
  { by, definition: _, ...query }: PromiseQuery,
  { sources, money, requestSources, seq }: ConversionReading,
  more: Readonly<Record<string, ParameterValue>> = {},
): Record<string, ParameterValue> {
  const [source = query.source] = sources.counted;
  const [asking] = requestSources.counted;
  const request_source = asking === source ? undefined : asking;
  const chosen = { source, request_source, currency: money.currency, fx: money.policy, ...more, ...pinnedAt(seq) };
  return inOrder(Object.keys(promiseShape), { ...query, by: by?.join(','), ...chosen });
}

/** What rows are of, by class unless told. */
export function groupingsOf({ by = ['class'] }: PromiseQuery): readonly ConversionGrouping[] {
  return by;
}
