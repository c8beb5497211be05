import type { EntityId, Revision } from '../values/ids.ts';
import { latestOfEach, type RecordContent } from './kind.ts';

/** What the ledger says of an entity that has one record, by its highest revision. */
export type SingleRecordState<Live, Retracted> = { readonly entity: EntityId } & (
  | { readonly status: 'absent' }
  | ({ readonly status: 'live'; readonly revision: Revision } & Live)
  | ({ readonly status: 'retracted'; readonly revision: Revision } & Retracted)
  | { readonly status: 'redacted'; readonly revision: Revision; readonly reason: string }
);

/** Folds an entity that has one record. `read` takes validated event data apart. */
export function foldSingleRecord<Live, Retracted>(
  entity: EntityId,
  records: readonly RecordContent[],
  read: { live(data: unknown): Live; retracted(data: unknown): Retracted },
): SingleRecordState<Live, Retracted> {
  const [record] = latestOfEach(records);
  if (record === undefined) return { entity, status: 'absent' };
  const { revision } = record;
  switch (record.status) {
    case 'redacted':
      return { entity, status: 'redacted', revision, reason: record.reason };
    case 'retracted':
      return { entity, status: 'retracted', revision, ...read.retracted(record.data) };
    case 'live':
      return { entity, status: 'live', revision, ...read.live(record.data) };
  }
}
