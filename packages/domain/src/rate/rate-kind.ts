import type { EntityId, Revision } from '../ids.ts';
import { defineKind, latestOfEach, type RecordContent } from '../kind/kind.ts';
import type { SourceReference } from '../source-reference.ts';
import { ratesView } from '../views/rates.ts';
import { type Rates, ratePublishedSchema, rateWithdrawnSchema } from './rate.ts';

/** A day's rates, by the highest revision. */
export type RateState = { readonly entity: EntityId } & (
  | { readonly status: 'absent' }
  | {
      readonly status: 'live';
      readonly revision: Revision;
      readonly rates: Rates;
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

/** A day of rates has a single record, `rates`. */
export function foldRate(entity: EntityId, records: readonly RecordContent[]): RateState {
  const [published] = latestOfEach(records);
  if (published === undefined) return { entity, status: 'absent' };
  const { revision } = published;
  switch (published.status) {
    case 'redacted':
      return { entity, status: 'redacted', revision, reason: published.reason };
    case 'retracted': {
      const { reason, sources } = rateWithdrawnSchema.parse(published.data);
      return { entity, status: 'retracted', revision, reason, sources };
    }
    case 'live': {
      const { rate, sources } = ratePublishedSchema.parse(published.data);
      return { entity, status: 'live', revision, rates: rate, sources };
    }
  }
}

export const rateKind = defineKind({ name: 'rate', fold: foldRate, views: [ratesView] });
