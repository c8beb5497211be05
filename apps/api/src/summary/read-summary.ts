import type { Day } from '@counterweight/domain';
import type { ViewSnapshot } from '@counterweight/ledger';
import type { z } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { dayAsked } from '../coalition/resolve-coalition.ts';
import { type SupportReading, supportReading } from '../pledges/read-support.ts';
import { comparedKinds } from '../statements/claims-reading.ts';
import { readTogether } from '../views/read-together.ts';
import { type Standing, standingOf } from '../views/standing.ts';
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
