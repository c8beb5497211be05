import type { EntityId } from '../../values/ids.ts';
import type { SourceReference } from '../../values/source-reference.ts';
import type { RecordContent } from '../kind.ts';
import { foldSingleRecord, type SingleRecordState } from '../single-record.ts';
import type { Strike } from './strike.ts';
import { strikeReportedSchema, strikeRetractedSchema } from './strike-records.ts';

/** What the ledger says of one salvo. */
export type StrikeState = SingleRecordState<
  { readonly strike: Strike; readonly sources: readonly SourceReference[] },
  { readonly reason: string; readonly sources: readonly SourceReference[] }
>;

/** A strike has a single record, `report`. */
export function foldStrike(entity: EntityId, records: readonly RecordContent[]): StrikeState {
  return foldSingleRecord(entity, records, {
    live(data) {
      const { strike, sources } = strikeReportedSchema.parse(data);
      return { strike, sources };
    },
    retracted(data) {
      const { reason, sources } = strikeRetractedSchema.parse(data);
      return { reason, sources };
    },
  });
}
