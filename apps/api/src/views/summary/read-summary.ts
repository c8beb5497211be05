import {
  type AnswerOf,
  inOrder,
  type QueryOf,
  type summaryQuestion,
  timeParameters,
} from '@counterweight/contracts/http';
import type { ViewRows } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import type { Api } from '../../api-deps.ts';
import { comparedKinds } from '../../entities/statement/claims-reading.ts';
import type { AnswerBasis } from '../answer-basis.ts';
import { pinnedAt } from '../answered-time.ts';
import { dayAsked } from '../coalition/read-coalition.ts';
import { readTogether, timeOf } from '../read-together.ts';
import { type SupportReading, supportReading } from '../support/read-support.ts';

const summaryKinds = [...comparedKinds, 'restriction', 'request', 'statement'] as const;
type SummaryKind = (typeof summaryKinds)[number];

export type SummaryQuery = QueryOf<typeof summaryQuestion>;
type Answer = AnswerOf<typeof summaryQuestion>;

/** One part of the summary: what it shows, what that means, and where there is more. */
export interface SummaryPart<Name extends keyof Answer['data']> {
  readonly data: Answer['data'][Name];
  readonly definition: Answer['definitions'][Name];
  readonly link: string;
}

/** Everything that the summary's parts are made of, at one position of the journal. */
export interface SummaryReading extends AnswerBasis {
  readonly query: SummaryQuery;
  /** The day it is said for: as_of, else the known day, else today. */
  readonly on: Day;
  readonly rowsOf: (kind: SummaryKind) => ViewRows;
  readonly support: SupportReading;
}

/** Reads all of it for the time asked for. Throws a problem when it cannot be answered for. */
export async function readSummary(query: SummaryQuery, api: Api): Promise<SummaryReading> {
  const { at, rowsOf, ...basis } = await readTogether(summaryKinds, timeOf(query), api);
  const support = supportReading(rowsOf, basis);
  return { query, on: dayAsked(query, at, api), rowsOf, support, ...basis };
}

/** The parameters of time that links of the summary ask, in order. */
export function linkedTime({ query, seq }: SummaryReading) {
  return inOrder(Object.keys(timeParameters), { ...query, ...pinnedAt(seq) });
}
