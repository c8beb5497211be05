import type { Day } from '@counterweight/domain/values';
import type { ViewSnapshot } from '@counterweight/ledger';
import type { z } from '@hono/zod-openapi';
import type { Api } from '../../api-deps.ts';
import { comparedKinds } from '../../entities/statement/claims-reading.ts';
import { dayAsked } from '../coalition/read-coalition.ts';
import { readTogether } from '../read-together.ts';
import { type Standing, standingOf } from '../standing.ts';
import { type SupportReading, supportReading } from '../support/read-support.ts';
import type { summaryQuerySchema } from './summary-parameters.ts';

const summaryKinds = [...comparedKinds, 'restriction', 'request', 'statement'] as const;
type SummaryKind = (typeof summaryKinds)[number];

export type SummaryQuery = z.output<typeof summaryQuerySchema>;

/** Everything that the summary's parts are made of, at one position of the journal. */
export interface SummaryReading extends Standing {
  readonly query: SummaryQuery;
  /** The day it is said for: as_of, else the known day, else today. */
  readonly on: Day;
  readonly snapshotOf: (kind: SummaryKind) => ViewSnapshot;
  readonly support: SupportReading;
  readonly precedence: Api['precedence'];
}

/** Reads all of it for the time asked for. Throws a problem when it cannot be answered for. */
export async function readSummary(query: SummaryQuery, api: Api): Promise<SummaryReading> {
  const { known_at: knownAt, min_seq: minSeq } = query;
  const snapshotOf = await readTogether(summaryKinds, { knownAt, minSeq }, api);
  const { precedence } = api;
  return {
    query,
    on: dayAsked(query, api),
    snapshotOf,
    support: supportReading(snapshotOf('pledge'), snapshotOf('rate'), knownAt, precedence),
    precedence,
    ...standingOf(summaryKinds.map(snapshotOf), knownAt),
  };
}
