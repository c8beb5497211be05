import { type CoalitionQuery, STANDARD_BODY } from '@counterweight/contracts/http';
import type { Body, CountedSources } from '@counterweight/domain/kinds';
import { type Day, utcDay } from '@counterweight/domain/values';
import type { ReadTime, ViewSnapshot } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { invalidParameter } from '../../http/problem.ts';
import { type AnswerBasis, answerBasis } from '../answer-basis.ts';
import { readTogether } from '../read-together.ts';
import { resolveRange } from '../resolve-range.ts';
import { resolveSources } from '../resolve-sources.ts';
import { type ResolvedSupport, resolveSupport, type SupportReading, supportReading } from '../support/read-support.ts';

/** Memberships, what is claimed of them and what their parties gave, at one position of the journal. */
export interface CoalitionReading extends AnswerBasis {
  readonly memberships: ViewSnapshot;
  readonly statements: ViewSnapshot;
  readonly support: SupportReading;
}

const kindsRead = ['membership', 'statement', 'pledge', 'rate'] as const;

/** Reads them for the time asked for. Throws a problem when they cannot answer for it. */
export async function readCoalition(time: ReadTime, api: Api): Promise<CoalitionReading> {
  const snapshotOf = await readTogether(kindsRead, time, api);
  const [memberships, statements] = [snapshotOf('membership'), snapshotOf('statement')];
  const support = supportReading(snapshotOf('pledge'), snapshotOf('rate'), time.knownAt, api.precedence);
  return {
    memberships,
    statements,
    support,
    ...answerBasis(kindsRead.map(snapshotOf), time.knownAt),
  };
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
  const on = dayAsked(query, api);
  if (since !== undefined && on < since) throw invalidParameter('since', `lies after ${on}`);
  return {
    body: query.body ?? STANDARD_BODY,
    on,
    since,
    sources: resolveSources(query, reading.memberships, api.precedence),
    support: resolveSupport({ to: on, known_at, currency, fx }, reading.support, api.precedence),
  };
}

/** The last day that an answer counts: as asked, else the known day's, else today. */
export function dayAsked(
  {
    on,
    as_of,
    known_at,
  }: { readonly on?: Day | undefined; readonly as_of?: Day | undefined; readonly known_at?: Day | undefined },
  { clock }: Pick<Api, 'clock'>,
): Day {
  return resolveRange({ to: on, as_of }).to ?? known_at ?? utcDay(clock.now());
}
