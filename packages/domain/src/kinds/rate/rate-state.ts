import type { EntityId } from '../../values/ids.ts';
import type { SourceReference } from '../../values/source-reference.ts';
import type { RecordContent } from '../kind.ts';
import { foldSingleRecord, type SingleRecordState } from '../single-record.ts';
import { type Rates, ratePublishedSchema, rateWithdrawnSchema } from './rate.ts';

/** What the ledger says of a day's rates. */
export type RateState = SingleRecordState<
  { readonly rates: Rates; readonly sources: readonly SourceReference[] },
  { readonly reason: string; readonly sources: readonly SourceReference[] }
>;

/** A day of rates has a single record, `rates`. */
export function foldRate(entity: EntityId, records: readonly RecordContent[]): RateState {
  return foldSingleRecord(entity, records, {
    live(data) {
      const { rate, sources } = ratePublishedSchema.parse(data);
      return { rates: rate, sources };
    },
    retracted(data) {
      const { reason, sources } = rateWithdrawnSchema.parse(data);
      return { reason, sources };
    },
  });
}
