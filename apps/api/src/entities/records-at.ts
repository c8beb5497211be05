import type { RecordContent } from '@counterweight/domain/kinds';
import { contentOf, type EntityRef, knownRecords, type LedgerAt } from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';

/** An entity's records as the views at this position have folded them. */
export async function recordsAt(
  ref: EntityRef,
  at: LedgerAt,
  { ledger }: Pick<Api, 'ledger'>,
): Promise<readonly RecordContent[]> {
  return (await knownRecords(ref, { at, ledger })).map(contentOf);
}
