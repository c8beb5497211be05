import type { WaitingEvents } from '../ports/budgets.ts';
import type { Clock } from '../ports/clock.ts';
import { type Ledger, recordNameText } from '../ports/ledger.ts';
import type { Quarantine } from '../ports/quarantine.ts';
import { decide } from './decide.ts';
import type { IngestResult } from './ingest-result.ts';
import { quarantineRefusal, refusalOf } from './quarantine-refusal.ts';
import type { Candidate, DeliveryReading } from './read-delivery.ts';

export interface PutAsideDeps {
  readonly waiting: WaitingEvents;
  readonly ledger: Pick<Ledger, 'records'>;
  readonly quarantine: Pick<Quarantine, 'put'>;
  readonly clock: Clock;
}

/** So long an event over budget waits for its turn. */
const MAX_WAIT_MS = 24 * 3_600_000;

/**
 * Has what is over budget wait, before its message is acknowledged, so that it is never lost; quarantines it once it has
 * waited for a day, what is refused for its own reason. The message notes outside of the event, where no sender can, since
 * when it waits. A copy of what was redacted meanwhile waits no longer, and its text is not kept.
 */
export async function putAside(reading: DeliveryReading, body: string, deps: PutAsideDeps): Promise<IngestResult> {
  const { messageId, busId, waitingSinceMs } = reading.ok ? reading.candidate : reading.refusal;
  const nowMs = deps.clock.now();
  try {
    if (waitingSinceMs !== undefined) {
      const redacted = reading.ok ? await ofRedacted(reading.candidate, body, deps) : undefined;
      if (redacted !== undefined) return redacted;
      if (nowMs - waitingSinceMs >= MAX_WAIT_MS) return await quarantineOverdue(reading, body, deps);
    }
    await deps.waiting.add(waitingSinceMs === undefined ? noteSince(body, nowMs) : body);
    return { messageId, busId, outcome: 'waiting' };
  } catch (error) {
    return { messageId, outcome: 'failed', error: String(error) };
  }
}

/** The outcome of a copy of a redacted record. */
async function ofRedacted(candidate: Candidate, body: string, deps: PutAsideDeps): Promise<IngestResult | undefined> {
  const { messageId, busId, name } = candidate;
  const record = (await deps.ledger.records([name])).get(recordNameText(name));
  if (record === undefined || record.payload.kept) return undefined;
  const decision = decide(candidate, undefined, record);
  if ('fault' in decision) return quarantineRefusal(refusalOf(candidate, decision), body, deps);
  return { messageId, busId, outcome: decision.outcome };
}

function quarantineOverdue(reading: DeliveryReading, body: string, deps: PutAsideDeps): Promise<IngestResult> {
  if (!reading.ok) return quarantineRefusal(reading.refusal, body, deps);
  const message = `${reading.candidate.event.source} sent more than its budget for a day; send it again more slowly`;
  const refused = { outcome: 'refused', code: 'over_budget', fault: { field: 'source', message } } as const;
  return quarantineRefusal(refusalOf(reading.candidate, refused), body, deps);
}

/** The text of an object with one more member, in front: the rest stays as it was sent. */
function noteSince(body: string, nowMs: number): string {
  return `{"waiting_since_ms":${nowMs},${body.slice(body.indexOf('{') + 1)}`;
}
