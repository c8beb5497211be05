import { type CoalitionQuery, STANDARD_BODY } from '@counterweight/contracts/http';
import type { Body, CountedSources } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import type { LedgerAt, ReadTime } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { invalidParameter } from '../../http/problem.ts';
import type { AnswerBasis } from '../answer-basis.ts';
import { dayOfAnswer } from '../answered-time.ts';
import { readTogether } from '../read-together.ts';
import { resolveRange } from '../resolve-range.ts';
import { resolveSources } from '../resolve-sources.ts';
import { type ResolvedSupport, resolveSupport, type SupportReading, supportReading } from '../support/read-support.ts';

/** Memberships, what is claimed of them and what their parties gave, at one position of the journal. */
export interface CoalitionReading extends AnswerBasis {
  readonly at: LedgerAt;
  readonly memberships: ViewRows;
  readonly statements: ViewRows;
  readonly support: SupportReading;
}

/** Reads them for the time asked for. Throws a problem when they cannot answer for it. */
export async function readCoalition(time: ReadTime, api: Api): Promise<CoalitionReading> {
  const { at, rowsOf, ...basis } = await readTogether(['membership', 'statement', 'pledge', 'rate'], time, api);
  const support = supportReading(rowsOf, basis);
  return { at, memberships: rowsOf('membership'), statements: rowsOf('statement'), support, ...basis };
}

/** A query with its defaults filled in from the views and the clock. */
export interface ResolvedCoalition {
  readonly body: Body;
  readonly on: Day;
  readonly since: Day | undefined;
  /** Of memberships. */
  readonly sources: CountedSources;
  /** Everybody's support up to the day. */
  readonly support: ResolvedSupport;
}

/** Fills in body, day and datasets. Throws a problem when the earlier day is not earlier, or a dataset is not known. */
export function resolveCoalition(query: CoalitionQuery, reading: CoalitionReading, api: Api): ResolvedCoalition {
  const { since, known_at, currency, fx } = query;
  const on = dayAsked(query, reading.at, api);
  if (since !== undefined && on < since) throw invalidParameter('since', `lies after ${on}`);
  return {
    body: query.body ?? STANDARD_BODY,
    on,
    since,
    sources: resolveSources(query, reading.memberships, reading.precedence),
    support: resolveSupport({ to: on, known_at, currency, fx }, reading.support),
  };
}

/** The last day that an answer counts: as asked, else the day that it is for. */
export function dayAsked(
  query: Pick<CoalitionQuery, 'as_of' | 'known_at' | 'at_seq'> & { readonly on?: Day | undefined },
  at: LedgerAt,
  api: Pick<Api, 'clock'>,
): Day {
  return resolveRange({ to: query.on, as_of: query.as_of }).to ?? dayOfAnswer(query, at, api);
}
