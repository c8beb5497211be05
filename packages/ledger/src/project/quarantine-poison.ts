import { sha256 } from '@counterweight/contracts/events';
import { keepRaw } from '../ingest/quarantine-refusal.ts';
import type { Clock } from '../ports/clock.ts';
import { type EntityRef, entityText, type Ledger, recordNameText } from '../ports/ledger.ts';
import type { Quarantine } from '../ports/quarantine.ts';
import { isKnown } from './known-revisions.ts';

export interface PoisonDeps {
  readonly ledger: Pick<Ledger, 'states' | 'entity' | 'records'>;
  readonly quarantine: Pick<Quarantine, 'put'>;
  readonly clock: Clock;
}

/** Puts an entity that no view can take aside, in the name of its latest record that is not known. */
export async function quarantinePoison(ref: EntityRef, reason: string, deps: PoisonDeps): Promise<void> {
  const known = (await deps.ledger.states([ref])).get(entityText(ref))?.known ?? {};
  const entries = await deps.ledger.entity(ref);
  const latest = entries.findLast((entry) => !isKnown(known, entry));
  const record = latest && (await deps.ledger.records([latest])).get(recordNameText(latest));
  const hashes = entries.map(({ hash }) => hash);
  await deps.quarantine.put({
    id: poisonId(ref, hashes),
    stage: 'projector',
    code: 'unprojectable',
    reason,
    faults: [{ field: 'data', message: reason }],
    source: latest?.source,
    eventId: latest?.eventId,
    type: latest?.type,
    sender: latest?.sender ?? 'unknown',
    at: new Date(deps.clock.now()).toISOString(),
    raw: keepRaw(record?.payload.kept === true ? JSON.stringify(record.payload.data) : ''),
  });
}

/** A quarantine id for a poison entity: the same until another record arrives. */
export function poisonId({ kind, entity }: EntityRef, hashes: readonly string[]): string {
  return `projector-${sha256(`${kind} ${entity} ${[...hashes].sort().join(' ')}`).slice(0, 32)}`;
}
