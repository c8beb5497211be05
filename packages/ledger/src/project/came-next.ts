import type { RecordName } from '@counterweight/contracts/events';
import { mayHaveManyRecords } from '../ingest/entity-room.ts';
import { MAX_PROJECTED_REVISIONS, type StateItem } from '../ports/ledger.ts';
import { countKnown, isKnown } from './known-revisions.ts';

/**
 * Which of the revisions that came are to be made known, where they follow upon those that a state knows without a gap: then
 * nothing else of the entity has to be read. `undefined` where something that came before them may not be known yet. Pure.
 */
export function cameNext(
  came: readonly RecordName[],
  state: Pick<StateItem, 'known' | 'redacted'> | undefined,
): readonly RecordName[] | undefined {
  const [first] = came;
  if (first === undefined || mayHaveManyRecords(first.kind) || (state?.redacted ?? 0) > 0) return undefined;
  const known = state?.known ?? {};
  if (new Set([...Object.keys(known), ...came.map(({ record }) => record)]).size > 1) return undefined;
  const upTo = countKnown(known);
  if ((known[first.record]?.at(-1)?.[1] ?? 0) !== upTo) return undefined;
  const unknown = new Map(came.filter((name) => !isKnown(known, name)).map((name) => [name.revision, name]));
  const next = [...unknown.values()].sort((a, b) => a.revision - b.revision);
  if (next.some(({ revision }, index) => revision !== upTo + index + 1)) return undefined;
  return upTo + next.length > MAX_PROJECTED_REVISIONS ? undefined : next;
}
