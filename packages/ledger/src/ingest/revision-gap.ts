import type { Ledger, StateItem } from '../ports/ledger.ts';
import { isKnown } from '../project/known-revisions.ts';
import type { Candidate } from './read-delivery.ts';

/** A record's revision lies at most so far above the highest that is recorded; its first revision above none. */
export const MAX_REVISIONS_AHEAD = 1000;

/**
 * Whether an event's revision lies too far above the highest of its record, so that no revision locks an entity. What is
 * recorded already is not. The state does not know what waits for the projector: records are read where it may matter.
 */
export async function isTooFarAhead(
  { name }: Pick<Candidate, 'name'>,
  state: StateItem | undefined,
  ledger: Pick<Ledger, 'entity'>,
): Promise<boolean> {
  const lowest = name.revision - MAX_REVISIONS_AHEAD;
  const known = state?.known ?? {};
  if (lowest <= 0 || isKnown(known, name)) return false;
  if ((known[name.record] ?? []).some(([, to]) => to >= lowest)) return false;
  const entries = await ledger.entity(name);
  return !entries.some(({ record, revision }) => record === name.record && revision >= lowest);
}
