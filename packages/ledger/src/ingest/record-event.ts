import { contentHash, type Fault } from '@counterweight/contracts/events';
import type { Clock } from '../ports/clock.ts';
import {
  entityText,
  type Ledger,
  type LedgerRecord,
  MAX_ENTITY_REVISIONS,
  RESERVED_FOR_RETRACTIONS,
  type StateItem,
} from '../ports/ledger.ts';
import { type Decision, decide } from './decide.ts';
import { isFullFor, mostRevisions } from './entity-room.ts';
import type { Candidate } from './read-delivery.ts';
import { isTooFarAhead, MAX_REVISIONS_AHEAD } from './revision-gap.ts';

/** What became of an event; `refused` is none that could come right by trying again at once. */
export type Recorded =
  | Decision
  | {
      readonly outcome: 'refused';
      readonly code: 'unstorable' | 'entity_full' | 'too_far_ahead' | 'over_budget';
      readonly fault: Fault;
    };

export interface RecordDeps {
  readonly ledger: Pick<Ledger, 'states' | 'entity' | 'records' | 'putReceipt' | 'putRecord'>;
  readonly clock: Clock;
  /** Hex of 16 random bytes, new each time. */
  readonly newSalt: () => string;
}

/**
 * Writes an event's receipt and then its record, each if there is none: whichever of them an earlier try has left is found
 * and compared. `states` are those read beforehand, where they could be. Throws when nothing can be said now.
 */
export async function recordEvent(
  candidate: Candidate,
  states: ReadonlyMap<string, StateItem> | undefined,
  { ledger, clock, newSalt }: RecordDeps,
): Promise<Recorded> {
  const { event, name, sender } = candidate;
  const held = (states ?? (await ledger.states([name]))).get(entityText(name));
  if (await isFullFor(candidate, held, ledger)) return entityFull(candidate);
  if (await isTooFarAhead(candidate, held, ledger)) return tooFarAhead(candidate);
  const at = new Date(clock.now()).toISOString();
  const receipt = await ledger.putReceipt({ source: event.source, id: event.id, name, at, sender });
  if (receipt.outcome === 'refused') return unstorable(receipt.message);
  const first = decide(candidate, receipt.outcome === 'taken' ? receipt.held : undefined, undefined);
  if (first.outcome === 'conflict') return first;
  const record = await ledger.putRecord(recordOf(candidate, at, newSalt()));
  if (record.outcome === 'refused') return unstorable(record.message);
  return decide(candidate, undefined, record.outcome === 'taken' ? record.held : undefined);
}

function recordOf({ event, name, status, sender }: Candidate, acceptedAt: string, salt: string): LedgerRecord {
  const { source, type, id: eventId, data } = event;
  const payload = { kept: true as const, data, salt };
  const hash = contentHash(salt, type, data);
  return { ...name, source, type, hash, status, eventId, acceptedAt, sender, payload };
}

function entityFull({ name, status }: Candidate): Recorded {
  const most = mostRevisions(status);
  const bound = `${MAX_ENTITY_REVISIONS} revisions are the most that an entity may have`;
  const advice =
    status === 'retracted'
      ? 'what it says can no longer be taken back; ask the operator'
      : `the last ${RESERVED_FOR_RETRACTIONS} of them are for retractions; report what is new as another entity`;
  const message = `${name.entity} holds ${most} revisions or more; ${bound}, and ${advice}`;
  return { outcome: 'refused', code: 'entity_full', fault: { field: 'data.entity', message } };
}

function tooFarAhead({ name }: Candidate): Recorded {
  const { entity, record, revision } = name;
  const bound = `more than ${MAX_REVISIONS_AHEAD} above the highest that is recorded`;
  const message = `revision ${revision} of ${entity} ${record} is ${bound}; it waits until those between have come and it is retried`;
  return { outcome: 'refused', code: 'too_far_ahead', fault: { field: 'data.revision', message } };
}

function unstorable(message: string): Recorded {
  return { outcome: 'refused', code: 'unstorable', fault: { field: 'data', message } };
}
