import type { EntityId, Revision } from '../ids.ts';
import { defineKind, latestOfEach, type RecordContent } from '../kind/kind.ts';
import type { SourceReference } from '../source-reference.ts';
import { strikesView } from '../views/strikes.ts';
import type { Strike } from './strike.ts';
import { strikeReportedSchema, strikeRetractedSchema } from './strike-records.ts';

/** What the ledger says of one salvo, by its highest revision. */
export type StrikeState = { readonly entity: EntityId } & (
  | { readonly status: 'absent' }
  | {
      readonly status: 'live';
      readonly revision: Revision;
      readonly strike: Strike;
      readonly sources: readonly SourceReference[];
    }
  | {
      readonly status: 'retracted';
      readonly revision: Revision;
      readonly reason: string;
      readonly sources: readonly SourceReference[];
    }
  | { readonly status: 'redacted'; readonly revision: Revision; readonly reason: string }
);

/** A strike has a single record, `report`. */
export function foldStrike(entity: EntityId, records: readonly RecordContent[]): StrikeState {
  const [report] = latestOfEach(records);
  if (report === undefined) return { entity, status: 'absent' };
  const { revision } = report;
  switch (report.status) {
    case 'redacted':
      return { entity, status: 'redacted', revision, reason: report.reason };
    case 'retracted': {
      const { reason, sources } = strikeRetractedSchema.parse(report.data);
      return { entity, status: 'retracted', revision, reason, sources };
    }
    case 'live': {
      const { strike, sources } = strikeReportedSchema.parse(report.data);
      return { entity, status: 'live', revision, strike, sources };
    }
  }
}

export const strikeKind = defineKind({ name: 'strike', fold: foldStrike, views: [strikesView] });
