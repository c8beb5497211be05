import { contentHash } from '@counterweight/contracts/events';
import { type EntityRef, entityText, type LedgerRecord, recordNameText, type StateItem } from '../ports/ledger.ts';
import { type LiveViews, livePlaces } from '../ports/live-views.ts';
import { isKnown, knownAt, knownThrough } from '../project/known-revisions.ts';
import { UnprojectableError } from '../project/unprojectable-error.ts';
import type { HeldEntity } from './entity-groups.ts';
import { entityHistory } from './entity-history.ts';
import { type Fact, historyFacts, knownFact } from './facts.ts';

/** What the records of one entity, folded again, say; and what is wrong with them. */
export interface RefoldedEntity {
  readonly facts: readonly Fact[];
  readonly faults: readonly EntityFault[];
  /** It has records that are not known yet. */
  readonly pending: boolean;
  /** A payload of it was redacted: of its rows the journal tells by replacing them. */
  readonly redacted: boolean;
  readonly rows: number;
}

export interface EntityFault {
  readonly where: 'record' | 'state';
  readonly key: string;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}
