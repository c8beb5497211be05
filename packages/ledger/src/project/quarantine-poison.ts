import { sha256 } from '@counterweight/contracts/events';
import { sourceOf } from '@counterweight/domain/values';
import { keepRaw } from '../ingest/quarantine-refusal.ts';
import type { Clock } from '../ports/clock.ts';
import {
  type EntityRef,
  entityText,
  type Ledger,
  type Payload,
  type RecordEntry,
  recordNameText,
} from '../ports/ledger.ts';
import type { Quarantine, QuarantineItem } from '../ports/quarantine.ts';
import { isKnown } from './known-revisions.ts';
import { type TimeLimits, withinLimit } from './time-limits.ts';
import { UnprojectableError } from './unprojectable-error.ts';

export interface PoisonDeps {
  readonly ledger: Pick<Ledger, 'states' | 'entity' | 'records'>;
  readonly quarantine: Pick<Quarantine, 'put'>;
  readonly clock: Clock;
  readonly limits?: TimeLimits;
}

/**
 * Puts an entity that no view can take aside, in the name of its latest record that is not known; in that of its source alone
 * where reading it takes too long.
 */
export async function quarantinePoison(ref: EntityRef, reason: string, deps: PoisonDeps): Promise<void> {
  await deps.quarantine.put(await poisonItem(ref, reason, deps));
}

async function poisonItem(ref: EntityRef, reason: string, deps: PoisonDeps): Promise<QuarantineItem> {
  try {
    return itemOf(ref, reason, await withinLimit(ref, deps.limits, () => readPoison(ref, deps)), deps);
  } catch (error) {
    if (!(error instanceof UnprojectableError)) throw error;
    return itemOf(ref, reason, { hashes: [], latest: undefined, payload: undefined }, deps);
  }
}

interface Poison {
  readonly hashes: readonly string[];
  readonly latest: RecordEntry | undefined;
  readonly payload: Payload | undefined;
}

async function readPoison(ref: EntityRef, deps: PoisonDeps): Promise<Poison> {
  const known = (await deps.ledger.states([ref])).get(entityText(ref))?.known ?? {};
  const entries = await deps.ledger.entity(ref);
  const latest = entries.findLast((entry) => !isKnown(known, entry));
  const record = latest && (await deps.ledger.records([latest])).get(recordNameText(latest));
  return { hashes: entries.map(({ hash }) => hash), latest, payload: record?.payload };
}

function itemOf(
  ref: EntityRef,
  reason: string,
  { hashes, latest, payload }: Poison,
  { clock }: PoisonDeps,
): QuarantineItem {
  return {
    id: poisonId(ref, hashes),
    stage: 'projector',
    code: 'unprojectable',
    reason,
    faults: [{ field: 'data', message: reason }],
    source: latest?.source ?? sourceOf(ref.entity),
    eventId: latest?.eventId,
    type: latest?.type,
    sender: latest?.sender ?? 'unknown',
    at: new Date(clock.now()).toISOString(),
    raw: keepRaw(payload?.kept === true ? JSON.stringify(payload.data) : ''),
  };
}

/** A quarantine id for a poison entity: the same until another record arrives. */
export function poisonId({ kind, entity }: EntityRef, hashes: readonly string[]): string {
  return `projector-${sha256(`${kind} ${entity} ${[...hashes].sort().join(' ')}`).slice(0, 32)}`;
}
