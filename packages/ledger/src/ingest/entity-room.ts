import { type KindName, kindNamed } from '@counterweight/domain/kinds';
import {
  type Ledger,
  MAX_ENTITY_REVISIONS,
  RESERVED_FOR_RETRACTIONS,
  recordNameText,
  type StateItem,
} from '../ports/ledger.ts';
import { countKnown, isKnown } from '../project/known-revisions.ts';
import type { Candidate } from './read-delivery.ts';

/** Of these an entity has as many records as its publisher likes; of the others one, so that its revision bounds how many there are. */
const KINDS_OF_MANY_RECORDS: ReadonlySet<KindName> = new Set(['pledge']);
/** So many revisions of an only record are let through uncounted; they take no more than half of what is reserved. */
const UNCOUNTED_REVISIONS = RESERVED_FOR_RETRACTIONS / 2;

/** Whether an entity of a kind may have more records than one; one of a kind that only newer code knows may. */
export function mayHaveManyRecords(kind: string): boolean {
  const known = kindNamed(kind);
  return known === undefined || KINDS_OF_MANY_RECORDS.has(known.name);
}

/** How many revisions an entity may hold before it takes no more of this status. */
export function mostRevisions(status: Candidate['status']): number {
  return status === 'retracted' ? MAX_ENTITY_REVISIONS : MAX_ENTITY_REVISIONS - RESERVED_FOR_RETRACTIONS;
}

/**
 * Whether an entity has no room for an event's record. What is recorded already takes no more, however late it comes again.
 * The state does not know what waits for the projector: all its records are counted, where there may be so many.
 */
export async function isFullFor(
  { name, status }: Pick<Candidate, 'name' | 'status'>,
  state: StateItem | undefined,
  ledger: Pick<Ledger, 'entity'>,
): Promise<boolean> {
  const known = state?.known ?? {};
  if (isKnown(known, name)) return false;
  const isFew = !mayHaveManyRecords(name.kind) && name.revision <= UNCOUNTED_REVISIONS;
  if (isFew && countKnown(known) < mostRevisions(status)) return false;
  const entries = await ledger.entity(name);
  if (entries.length < mostRevisions(status)) return false;
  const text = recordNameText(name);
  return !entries.some((entry) => recordNameText(entry) === text);
}
