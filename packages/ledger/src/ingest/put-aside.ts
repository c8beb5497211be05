import type { WaitingEvents } from '../ports/budgets.ts';
import type { Clock } from '../ports/clock.ts';
import type { Quarantine } from '../ports/quarantine.ts';
import type { IngestResult } from './ingest-result.ts';
import { quarantineRefusal, refusalOf } from './quarantine-refusal.ts';
import type { Candidate } from './read-delivery.ts';

export interface PutAsideDeps {
  readonly waiting: WaitingEvents;
  readonly quarantine: Pick<Quarantine, 'put'>;
  readonly clock: Clock;
}

/** So long an event over budget waits for its turn. */
const MAX_WAIT_MS = 24 * 3_600_000;

/**
 * Has an event that is over budget wait, before its message is acknowledged, so that it is never lost; quarantines it once it
 * has waited for a day. The message notes outside of the event, where no sender can, since when it waits.
 */
export async function putAside(candidate: Candidate, body: string, deps: PutAsideDeps): Promise<IngestResult> {
  const { messageId, busId, waitingSinceMs } = candidate;
  const nowMs = deps.clock.now();
  if (waitingSinceMs !== undefined && nowMs - waitingSinceMs >= MAX_WAIT_MS) {
    const message = `${candidate.event.source} sent more than its budget for a day; send it again more slowly`;
    const refused = { outcome: 'refused', code: 'over_budget', fault: { field: 'source', message } } as const;
    return quarantineRefusal(refusalOf(candidate, refused), body, deps);
  }
  try {
    await deps.waiting.add(waitingSinceMs === undefined ? noteSince(body, nowMs) : body);
    return { messageId, busId, outcome: 'waiting' };
  } catch (error) {
    return { messageId, outcome: 'failed', error: String(error) };
  }
}

/** The text of an object with one more member, in front: the rest stays as it was sent. */
function noteSince(body: string, nowMs: number): string {
  return `{"waiting_since_ms":${nowMs},${body.slice(body.indexOf('{') + 1)}`;
}
