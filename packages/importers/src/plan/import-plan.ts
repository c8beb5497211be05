import type { SourceReference } from '@counterweight/domain/values';
import type { PlanConcern, PlanSizes } from './plan-concerns.ts';

/** A record of the ledger as its source sees it: the highest revision of one entity's record. */
export interface CurrentRecord {
  readonly entity: string;
  readonly record: string;
  readonly revision: number;
  /** The ledger's content hash, over the event's type and its whole data, by this salt. */
  readonly hash: string;
  /** None once the record is redacted: nothing tells what it said. */
  readonly salt?: string | undefined;
  readonly retracted: boolean;
}

export interface PlanOptions {
  /** The namespace to publish under. */
  readonly source: string;
  /** The file is only a part of the data set: what it lacks is not gone. */
  readonly partial: boolean;
  /** The ledger's own hash of an event type and its data. */
  readonly contentHash: (salt: string, eventType: string, data: unknown) => string;
  /** A secret of the publisher: event ids are public, and by it they give nothing away of what is withheld. */
  readonly idKey: string;
}

export interface PlannedEvent {
  readonly type: string;
  /** `<local id>.r<revision>.<first 12 of the content hash by `idKey`>`: planning the same change again gives the same id. */
  readonly id: string;
  readonly source: string;
  readonly data: {
    readonly entity: string;
    readonly revision: number;
    readonly sources: readonly SourceReference[];
    readonly [member: string]: unknown;
  };
}

/** What importing a file would do. Publishing `events`, in any order and any number of times, does it. */
export interface ImportPlan {
  readonly new: number;
  readonly changed: number;
  readonly gone: number;
  readonly same: number;
  /** Why someone should say that this is meant; none where it may be published as it is. */
  readonly concerns: readonly PlanConcern[];
  readonly sizes: PlanSizes;
  readonly events: readonly PlannedEvent[];
}
