import type { EntityId } from '../ids.ts';
import { defineKind, type RecordContent } from '../kind/kind.ts';
import { foldSingleRecord, type SingleRecordState } from '../kind/single-record.ts';
import type { SourceReference } from '../source-reference.ts';
import { ratesView } from '../views/rates.ts';
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

export const rateKind = defineKind({ name: 'rate', fold: foldRate, views: [ratesView] });
