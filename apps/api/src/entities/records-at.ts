import type { RecordContent } from '@counterweight/domain/kinds';
import type { Day } from '@counterweight/domain/values';
import { contentOf, type EntityRef, knownRecords } from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';

/** A position of the journal and, for an answer about the past, the known day that it closes. */
export interface Position {
  readonly seq: number;
  readonly knownAt: Day | undefined;
}

/** An entity's records as the views at this position have folded them. */
export async function recordsAt(
  ref: EntityRef,
  { seq, knownAt }: Position,
  api: Pick<Api, 'ledger'>,
): Promise<readonly RecordContent[]> {
  const records = await knownRecords(ref, knownAt, api);
  return records.filter(({ known }) => known.seq <= seq).map(contentOf);
}
