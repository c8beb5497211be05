import type { RecordContent } from '@counterweight/domain/kinds';
import { contentOf, type EntityRef, foldedRecords, type LedgerAt } from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';

/** An entity's records as the views at this position have folded them: of each the highest revision. */
export async function recordsAt(
  ref: EntityRef,
  at: LedgerAt,
  { ledger }: Pick<Api, 'ledger'>,
): Promise<readonly RecordContent[]> {
  return (await foldedRecords(ref, { at, ledger })).map(contentOf);
}
