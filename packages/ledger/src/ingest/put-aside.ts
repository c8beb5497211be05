import type { WaitingEvents } from '../ports/budgets.ts';
import type { Clock } from '../ports/clock.ts';
import { type Ledger, type LedgerRecord, recordNameText } from '../ports/ledger.ts';
import type { Quarantine } from '../ports/quarantine.ts';
import { decide } from './decide.ts';
import type { IngestResult } from './ingest-result.ts';
import { quarantineRefusal, refusalOf } from './quarantine-refusal.ts';
import type { Candidate, DeliveryReading } from './read-delivery.ts';

export interface PutAsideDeps {
  readonly waiting: WaitingEvents;
  readonly quarantine: Pick<Quarantine, 'put'>;
  readonly clock: Clock;
}

/** So long an event over budget waits for its turn. */
const MAX_WAIT_MS = 24 * 3_600_000;

/** What is over budget, as its message had it. */
export interface OverBudget {
  readonly reading: DeliveryReading;
  readonly body: string;
}

/** Of what is over budget and has waited before the records that there are by now, read at once. */
export async function recordsOfWaiting(
  over: readonly OverBudget[],
  ledger: Pick<Ledger, 'records'>,
): Promise<ReadonlyMap<string, LedgerRecord>> {
  const names = over.flatMap(({ reading }) =>
    reading.ok && reading.candidate.waitingSinceMs !== undefined ? [reading.candidate.name] : [],
  );
  const distinct = new Map(names.map((name) => [recordNameText(name), name]));
  return distinct.size === 0 ? new Map() : ledger.records([...distinct.values()]);
}

/**
 * Has what is over budget wait, before its message is acknowledged, so that it is never lost; quarantines it once it has
 * waited for a day, what is refused for its own reason. The message notes outside of the event, where no sender can, since
 * when it waits. A copy of what was redacted meanwhile waits no longer, and its text is not kept.
 */
export async function putAside(
  { reading, body }: OverBudget,
  records: ReadonlyMap<string, LedgerRecord>,
  deps: PutAsideDeps,
): Promise<IngestResult> {
  const { messageId, busId, waitingSinceMs } = reading.ok ? reading.candidate : reading.refusal;
  const nowMs = deps.clock.now();
  const redacted = reading.ok ? await ofRedacted(reading.candidate, body, records, deps) : undefined;
  if (redacted !== undefined) return redacted;
  if (waitingSinceMs !== undefined && nowMs - waitingSinceMs >= MAX_WAIT_MS) {
    return quarantineOverdue(reading, body, deps);
  }
  try {
    await deps.waiting.add(waitingSinceMs === undefined ? noteSince(body, nowMs) : body);
    return { messageId, busId, outcome: 'waiting' };
  } catch (error) {
    return { messageId, outcome: 'failed', error: String(error) };
  }
}

/** The outcome of a copy of a redacted record. */
async function ofRedacted(
  candidate: Candidate,
  body: string,
  records: ReadonlyMap<string, LedgerRecord>,
  deps: PutAsideDeps,
): Promise<IngestResult | undefined> {
  const { messageId, busId, name } = candidate;
  const record = records.get(recordNameText(name));
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
